import { noListOfTokens, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, as Auth.js ships it",
  cookie: "lab.stock-token",
  addition: "as Auth.js ships it",
  encrypted: true,
  inNarrowLane: "stock",
  summary: "The cookie is an encrypted statement (JWE). Only the server can read it, and it asks nobody.",
  noList: noListOfTokens,
};
