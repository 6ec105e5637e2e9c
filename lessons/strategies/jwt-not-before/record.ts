import { noListOfTokens, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, not before a date",
  cookie: "lab.not-before",
  addition: "not before a date",
  inNarrowLane: "not before",
  summary: "The server looks up when the password was changed, and refuses every token from before.",
  noList: noListOfTokens,
  revokedBy: "it was issued before the last password change",
};
