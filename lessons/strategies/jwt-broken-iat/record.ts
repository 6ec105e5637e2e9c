import { noListOfTokens, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, iat check",
  cookie: "lab.broken-iat",
  addition: "iat check",
  inNarrowLane: "⚠ iat",
  summary:
    "A token from before the password change is refused. Auth.js then issues it again, with a new date.",
  noList: noListOfTokens,
  revokedBy: "it was issued before the last password change (iat)",
  broken: {
    beatenBy: "visits /session, where Auth.js issues a rolling token again though it was refused",
    wrongLine: "asks for the date after decode, where Auth.js goes on and issues the token again",
    mendedBy: "jwt-not-before",
    needsRolling: true,
  },
};
