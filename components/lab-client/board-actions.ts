import type { Strategy } from "@/lessons/strategies/strategy";
import { type DeviceSlug, thief } from "@/lib/lab/devices";
import type { LabId } from "@/lib/lab/lab-id";
import type { Lane } from "@/lib/lab/lane";
import { createPassphrase } from "@/lib/lab/passphrase";
import { t } from "@/lib/language/texts";
import type { BoardView, Said } from "./board-view";
import { changePassword, fetchCsrfToken, type RequestingLane, signIn, stealCookie } from "./device-client";
import { inviteBystanders } from "./lab-client";
import { lightWords, signedInWords } from "./measured-words";
import { outcomeSentences } from "./outcome";
import { LabProblem } from "./request";
import { latestAnswer } from "./rounds";

/** A lane of this lab, with the distance to the database that is chosen. */
export function requestingLane({ state, settings }: BoardView, lane: Lane): RequestingLane {
  return { lab: state.id as LabId, ...lane, database: settings.database, cache: settings.cache };
}

/** Signs Alice in on all her devices. The thief does not know her password. */
export async function signInEverywhere(view: BoardView, strategies: readonly Strategy[]): Promise<Said> {
  const { state } = view;
  const owned = state.devices.filter(({ slug }) => slug !== thief && !view.owners.has(slug));
  const lanes = strategies.flatMap((strategy) => owned.map(({ slug }) => ({ device: slug, strategy })));
  await signInLanes(view, lanes);
  const devices = owned.map(({ slug }) => slug);
  return (measured) => signedInWords(measured, devices, strategies);
}

/** Signs Alice in with the password that she has now. */
export async function signInLanes(view: BoardView, lanes: readonly Lane[]): Promise<void> {
  const { email, password } = view.state.user;
  const { lifetime, expiry } = view.settings;
  const requesting = lanes.map((lane) => requestingLane(view, lane));
  const [first] = requesting;
  if (!first) return;
  // Once for all: the CSRF cookie is the lab's.
  const csrfToken = await fetchCsrfToken(first);
  const form = { csrfToken, email, password, lifetime, expiry };
  await Promise.all(requesting.map((lane) => signIn(lane, form))).catch((error: unknown) => {
    // The server does not tell who has an account. The board knows.
    if (!(error instanceof LabProblem) || error.code !== "credentials" || view.state.user.role !== null)
      throw error;
    throw new LabProblem(error.code, t("The sign-in was refused: Alice's account has been deleted."));
  });
}

/** The strategies under which the phone is signed in, so that there is something to steal. */
export function stealable(view: BoardView, strategies: readonly Strategy[]): Strategy[] {
  return strategies.filter((strategy) => latestAnswer(view.rounds, { device: "phone", strategy })?.signedIn);
}

export async function stealFromPhone(view: BoardView, strategies: readonly Strategy[]): Promise<Said> {
  const found = stealable(view, strategies);
  if (found.length === 0) throw new LabProblem("nothing-to-steal", t("The phone is signed out by now."));
  await Promise.all(
    found.map((strategy) => stealCookie(requestingLane(view, { device: "phone", strategy }), thief)),
  );
  return (measured) => {
    const refused = found.filter(
      (strategy) => !latestAnswer(measured.rounds, { device: thief, strategy })?.signedIn,
    );
    const copied = t("The thief's browser now holds a copy of the phone's cookie.");
    return [copied, ...refused.map((strategy) => lightWords(measured, { device: thief, strategy }))].join(
      " ",
    );
  };
}

/** The first of Alice's own devices that is signed in, so that she can change something on it. */
export function signedInLane(
  view: BoardView,
  strategies: readonly Strategy[],
  other?: DeviceSlug,
): Lane | undefined {
  const devices = view.state.devices.filter(
    ({ slug }) => slug !== thief && slug !== other && !view.owners.has(slug),
  );
  return devices
    .flatMap(({ slug }) => strategies.map((strategy) => ({ device: slug, strategy })))
    .find((lane) => latestAnswer(view.rounds, lane)?.signedIn);
}

/** The password of whoever is signed in on a lane: Alice's as the lab shows it, or a bystander's. */
export async function passwordOn({ state, rounds }: BoardView, lane: Lane): Promise<string> {
  const answer = latestAnswer(rounds, lane);
  if (!answer?.signedIn || answer.user.email === state.user.email) return state.user.password;
  const bystanders = await inviteBystanders(state.id);
  return bystanders.find(({ email }) => email === answer.user.email)?.password ?? state.user.password;
}

export async function changePasswordFrom(
  view: BoardView,
  lane: Lane,
  strategies: readonly Strategy[],
): Promise<Said> {
  const change = { currentPassword: view.state.user.password, newPassword: createPassphrase() };
  const { sessionsEnded, familiesRevoked, tokensDenied } = await changePassword(
    requestingLane(view, lane),
    change,
  );
  const done = [
    t("{rows, plural, one {# session row} other {# session rows}} deleted", { rows: sessionsEnded }),
    ...(familiesRevoked > 0
      ? [
          t("{families, plural, one {# refresh token} other {# refresh tokens}} revoked", {
            families: familiesRevoked,
          }),
        ]
      : []),
    ...(tokensDenied > 0
      ? [t("{tokens, plural, one {# token} other {# tokens}} denied", { tokens: tokensDenied })]
      : []),
  ];
  return (measured) =>
    t("Password changed, {done}. {outcomeSentences}", {
      done: done.join(", "),
      outcomeSentences: outcomeSentences(measured, strategies),
    });
}
