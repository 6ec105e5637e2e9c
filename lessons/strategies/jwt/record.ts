import { noListOfTokens, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT",
  cookie: "lab.token",
  source: "auth/jwt.ts",
  inNarrowLane: "JWT",
  summary: "The cookie is a signed statement. The server checks the signature and asks nobody.",
  noList: noListOfTokens,
};
