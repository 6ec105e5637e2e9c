import { noListOfTokens, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, key rotation",
  cookie: "lab.rotate",
  addition: "key rotation",
  inNarrowLane: "rotate",
  summary: "A password change replaces the key that signs. Every token of everybody goes with the old one.",
  noList: noListOfTokens,
};
