import { noListOfTokens, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, version claim",
  cookie: "lab.version",
  addition: "version claim",
  inNarrowLane: "version",
  summary: "The token says which password it was issued under. The server looks up which one is current.",
  noList: noListOfTokens,
  revokedBy: "it was issued under an earlier password: its version is not the one in the user's row",
};
