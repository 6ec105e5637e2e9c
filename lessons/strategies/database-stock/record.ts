import { noAnswer, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "Database session, as Auth.js ships it",
  cookie: "lab.stock-session",
  hasRow: true,
  holdsToken: true,
  addition: "as Auth.js ships it",
  inNarrowLane: "DB stock",
  summary: "The table holds the token itself. Whoever reads the table can sign in with it.",
  noList: noAnswer,
  lists: true,
};
