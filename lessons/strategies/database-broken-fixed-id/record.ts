import { noAnswer, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "Database session, id kept",
  cookie: "lab.broken-id",
  hasRow: true,
  addition: "id kept at sign-in",
  inNarrowLane: "⚠ DB id",
  summary: "Signing in keeps the id that the browser brought, whoever made it up.",
  noList: noAnswer,
  lists: true,
  broken: {
    beatenBy: "plants an id in Alice's browser, waits until she has signed in, and is signed in with her",
    wrongLine: "takes the id from the cookie that came, where a new one was made",
    mendedBy: "database",
  },
};
