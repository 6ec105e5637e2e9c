import { noAnswer, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, bound to the device",
  cookie: "lab.bound",
  refreshes: true,
  bound: true,
  addition: "bound",
  inNarrowLane: "bound",
  summary: "The token lives 15 seconds. Each refresh is signed with a key that cannot leave the browser.",
  noList: noAnswer,
  revokedBy: "the refresh tokens of its sign-in were revoked",
  lists: true,
};
