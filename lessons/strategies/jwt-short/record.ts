import { noAnswer, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, short-lived",
  cookie: "lab.short",
  refreshes: true,
  addition: "short-lived",
  inNarrowLane: "short",
  summary: "The token lives 15 seconds. A refresh token, good for one use, fetches the next.",
  noList: noAnswer,
  revokedBy: "the refresh tokens of its sign-in were revoked",
  lists: true,
};
