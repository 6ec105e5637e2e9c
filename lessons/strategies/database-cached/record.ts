import { noAnswer, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "Database session, cached",
  cookie: "lab.cached",
  hasRow: true,
  copies: true,
  addition: "cached for 15 s",
  inNarrowLane: "DB cached",
  summary: "A signed copy of the session lies beside its cookie. The server believes it for 15 seconds.",
  noList: noAnswer,
  lists: true,
};
