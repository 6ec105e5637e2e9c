import "server-only";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { LabId } from "../lab/lab-id";
import { type PhoneSlug, readPhoneSlug } from "../lab/phones";
import { RecentMap } from "../recent-map";
import { singleton } from "../singleton";
import { friendlyNames } from "./friendly-name";
import type { Stay } from "./outcomes";
import { ownLabUrl } from "./own-labs";
import { paceOf, unseenAfter } from "./pace";
import { ownGuess } from "./predictions";
import { readClass, toLaneStates, toRoundState } from "./read-class";
import { lanesOf, readRuns, stayOf } from "./read-lanes";
import { currentRound, type Round } from "./rounds";
import type { PhoneState } from "./state";

/**
 * What a phone is shown: of itself, and of the room what the teacher shows; or a browser that holds the copy of
 * a phone's cookies.
 * @param device that has joined, or that has taken a copy
 * @param isGone whether the act of a kind of round takes the database away from its checks
 * @throws Problem `unknown-device`, `removed-phone`, `no-class`
 */
export async function readPhone(
  lab: LabId,
  device: PhoneSlug,
  isGone: (kind: string) => boolean,
): Promise<PhoneState> {
  const round = await currentRound(lab);
  const [own, room, runs] = await Promise.all([
    readOwn(lab, device, round),
    getPrisma().class.findUnique({ where: { labId: lab } }),
    readRuns(lab, round, { device }),
  ]);
  if (!room) throw new Problem("no-class");
  const now = new Date();
  const { version } = round;
  const { phones, nicknames } = room;
  const unseenBefore = new Date(now.getTime() - unseenAfter(phones));
  const { stay } = own;
  return {
    device,
    number: own.number,
    thiefOf: own.thiefOf,
    name: friendlyNames(lab)(own.thiefOf ?? own.number),
    nickname: nicknames ? own.nickname : null,
    nicknames,
    ownLab: ownLabOf(own, room.ownLabs),
    now: now.toISOString(),
    version,
    checkAgain: paceOf({ phones, actedAt: round.actedAt?.getTime() ?? null }, now.getTime()),
    checkQuery: round.actedAt && isGone(round.kind) ? "?db=down" : "",
    round: toRoundState(round),
    isSignedIn: stay.from !== null,
    isLate: stay.from !== null && stay.isLate,
    guess: own.guess,
    lanes: toLaneStates(lanesOf(runs, round, device, stay, unseenBefore)),
    room: round.revealedAt ? await readRoom(lab, version) : null,
  };
}

type Own = Pick<PhoneState, "number" | "thiefOf" | "nickname" | "guess"> & {
  stay: Stay;
  ownLabId: string | null;
};

/** What was opened stays, also when no other may be opened any more. */
function ownLabOf({ thiefOf, ownLabId }: Own, isAllowed: boolean): PhoneState["ownLab"] {
  if (ownLabId) return { url: ownLabUrl(ownLabId) };
  return isAllowed && thiefOf === null ? { url: null } : null;
}

async function readOwn(labId: LabId, device: PhoneSlug, round: Round): Promise<Own> {
  const { kind, number } = readPhoneSlug(device) ?? { kind: "phone", number: 0 };
  const where = { labId_number: { labId, number } };
  if (kind === "thief") {
    const thief = await getPrisma().thief.findUnique({ where });
    if (!thief) throw new Problem("unknown-device");
    const stay = { from: thief.takenAt, isLate: false };
    return { number, thiefOf: thief.phone, nickname: null, guess: null, stay, ownLabId: null };
  }
  const phone = await getPrisma().phone.findUnique({
    where,
    include: { turns: { where: { round: round.number } } },
  });
  if (!phone) throw new Problem("unknown-device");
  if (phone.removedAt) throw new Problem("removed-phone");
  const [turn] = phone.turns;
  const { nickname, ownLabId } = phone;
  return {
    ...{ number, thiefOf: null, nickname, ownLabId },
    guess: ownGuess(turn ?? null),
    stay: stayOf(turn, round),
  };
}

type Room = { version: number; shown: Promise<PhoneState["room"]> };

/** What was read last of each class: three hundred phones ask for it at once, when it is shown. */
const rooms = singleton("class-rooms", () => new RecentMap<LabId, Room & { at: number }>(100));

/** It may be a second old. */
function readRoom(lab: LabId, version: number): Promise<PhoneState["room"]> {
  const known = rooms.get(lab);
  if (known?.version === version && Date.now() - known.at < 1_000) return known.shown;
  const shown = readClass(lab).then(({ counts, predictions }) => ({ counts, predictions }));
  rooms.set(lab, { version, shown, at: Date.now() });
  return shown;
}
