import { noAnswer, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "Database session, cached",
  cookie: "lab.cached",
  hasRow: true,
  copies: true,
  addition: "cached for 15 s",
  inLane: "session cached",
  inNarrowLane: "DB cached",
  inGroup: "cached database session",
  summary: "A signed copy of the session lies beside its cookie. The server believes it for 15 seconds.",
  noList: noAnswer,
  lists: true,
};
