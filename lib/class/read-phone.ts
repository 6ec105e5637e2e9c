import "server-only";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { phoneSlug } from "../lab/phones";
import { friendlyName } from "./friendly-name";
import { paceOf, unseenAfter } from "./pace";
import { ownGuess } from "./predictions";
import { readClass, toLaneStates, toRoundState } from "./read-class";
import { lanesOf, readRuns, stayOf } from "./read-lanes";
import { currentRound } from "./rounds";
import type { PhoneState } from "./state";

/**
 * What a phone is shown: of itself, and of the room what the teacher shows.
 * @param number of a phone that has joined
 * @param isGone whether the round's act has taken the database away from its checks
 * @throws Problem `unknown-device`, `removed-phone`, `no-class`
 */
export async function readPhone(
  lab: LabId,
  number: number,
  isGone: (kind: string) => boolean,
): Promise<PhoneState> {
  const round = await currentRound(lab);
  const device = phoneSlug(number);
  const [found, runs] = await Promise.all([
    getPrisma().phone.findUnique({
      where: { labId_number: { labId: lab, number } },
      include: { class: true, turns: { where: { round: round.number } } },
    }),
    readRuns(lab, round, { device }),
  ]);
  if (!found) throw new Problem("unknown-device");
  if (found.removedAt) throw new Problem("removed-phone");
  const now = new Date();
  const { phones, version, nicknames } = found.class;
  const [turn] = found.turns;
  const stay = stayOf(turn, round);
  const unseenBefore = new Date(now.getTime() - unseenAfter(phones));
  return {
    device,
    number,
    name: friendlyName(lab, number),
    nickname: nicknames ? found.nickname : null,
    nicknames,
    now: now.toISOString(),
    version,
    checkAgain: paceOf({ phones, actedAt: round.actedAt?.getTime() ?? null }, now.getTime()),
    checkQuery: round.actedAt && isGone(round.kind) ? "?db=down" : "",
    round: toRoundState(round),
    isSignedIn: stay.from !== null,
    isLate: stay.from !== null && stay.isLate,
    guess: ownGuess(turn ?? null),
    lanes: toLaneStates(lanesOf(runs, round, device, stay, unseenBefore)),
    room: round.revealedAt ? await readRoom(lab) : null,
  };
}

async function readRoom(lab: LabId): Promise<PhoneState["room"]> {
  const { counts, predictions } = await readClass(lab);
  return { counts, predictions };
}
