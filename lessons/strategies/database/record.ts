import { noAnswer, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "Database session",
  cookie: "lab.session",
  source: "auth/database.ts",
  hasRow: true,
  inNarrowLane: "DB",
  summary: "The cookie is a random id. The server looks it up, every time.",
  noList: noAnswer,
  lists: true,
};
