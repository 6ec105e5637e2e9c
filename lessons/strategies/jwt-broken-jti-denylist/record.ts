import { noAnswer, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, denylist by jti",
  cookie: "lab.broken-jti",
  addition: "denylist by jti",
  inNarrowLane: "⚠ jti",
  summary: "The denylist names tokens by jti, and Auth.js issues a rolling token again with another.",
  noList: noAnswer,
  revokedBy: "this token (jti) is on the denylist",
  lists: true,
  broken: {
    beatenBy: "visits /session once while expiry is rolling, and holds a token with a jti that is on no list",
    wrongLine: "asks the list for jti, which changes at every re-issue, and not for sid",
    mendedBy: "jwt-denylist",
    needsRolling: true,
  },
};
