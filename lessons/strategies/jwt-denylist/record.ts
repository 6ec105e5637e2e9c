import { noAnswer, type StrategyRecord } from "../strategy-record";

export const record: StrategyRecord = {
  title: "JWT, denylist by sid",
  cookie: "lab.denylist",
  addition: "denylist by sid",
  inNarrowLane: "denylist",
  summary: "The server keeps a list of sign-ins that it no longer accepts, and looks there every time.",
  noList: noAnswer,
  revokedBy: "its sign-in (sid) is on the denylist",
  lists: true,
};
