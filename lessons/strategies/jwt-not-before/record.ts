import { noListOfTokens, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, not before a date",
  cookie: "lab.not-before",
  addition: "not before a date",
  inLane: "JWT not-before",
  inNarrowLane: "not before",
  inGroup: "JWT not before a date",
  summary: "The server looks up when the password was changed, and refuses every token from before.",
  noList: noListOfTokens,
};
