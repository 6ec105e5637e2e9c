import { noListOfTokens, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, one path checked",
  cookie: "lab.broken-path",
  addition: "one path checked",
  inNarrowLane: "⚠ path",
  summary: "The page compares the version. The API beside it verifies the signature, and no more.",
  noList: noListOfTokens,
  revokedBy: "it was issued under an earlier password: its version is not the one in the row",
  broken: {
    beatenBy: "calls the API, which hands out what the page refuses to show",
    wrongLine: "looks further only when a page asks",
    mendedBy: "jwt-version",
  },
};
