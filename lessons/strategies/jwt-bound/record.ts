import { noAnswer, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, bound to the device",
  cookie: "lab.bound",
  refreshes: true,
  bound: true,
  addition: "bound",
  inNarrowLane: "bound",
  summary: "The token lives 15 seconds. A key that stays in the browser signs each refresh.",
  noList: noAnswer,
  revokedBy: "the refresh tokens of its sign-in were revoked",
  lists: true,
};
