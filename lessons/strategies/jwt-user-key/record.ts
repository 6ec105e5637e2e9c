import { noListOfTokens, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, a key for each user",
  cookie: "lab.user-key",
  addition: "a key for each user",
  inNarrowLane: "user key",
  summary: "Each user's tokens are signed with a key of their own. A password change replaces that key.",
  noList: noListOfTokens,
};
