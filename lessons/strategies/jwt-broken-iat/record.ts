import { noListOfTokens, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, iat check",
  cookie: "lab.broken-iat",
  addition: "iat check",
  inLane: "⚠ broken iat",
  inNarrowLane: "⚠ iat",
  inGroup: "JWT iat check, broken",
  summary: "A token issued before the password change is refused. A re-issued one says that it is new.",
  noList: noListOfTokens,
  revokedBy: "it was issued before the last password change (iat)",
  broken: {
    beatenBy: "has the token re-issued under way, at /session: its iat is as new as the moment",
    wrongLine:
      "compares iat, which says when this token was signed, and not when somebody last gave a password",
    mendedBy: "jwt-version",
  },
};
