import { noListOfTokens, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, cookie cleared",
  cookie: "lab.broken-clear",
  addition: "cookie cleared",
  inNarrowLane: "⚠ clear",
  summary: "Signing out removes the cookie from one browser. The token in it remains good.",
  noList: noListOfTokens,
  broken: {
    beatenBy: "keeps the copy of the cookie: clearing the original does not reach it",
    wrongLine: "clears a cookie, which changes nothing on the server",
    mendedBy: "jwt-denylist",
  },
};
