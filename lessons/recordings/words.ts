import type { Phase } from "@/lib/class/state";
import { lifetimeName } from "@/lib/device/lifetime";
import { deviceName } from "@/lib/lab/devices";
import { type LaneKey, laneOf } from "@/lib/lab/lane";
import { fateWords } from "../opaque-token/fate";
import { apiIds, apis } from "../opaque-token/story";
import { type Column, wayIds } from "../other-site/outcome";
import { cellWords, wayTitles } from "../other-site/words";
import { roundKinds } from "../rounds/registry";
import type { Action, Expectation } from "../scenarios/scenario";
import { laneName } from "../strategies/lane-name";
import { strategyRecords } from "../strategies/strategy";
import type { Filmed } from "./filmed";
import type { RecordedCheck, RecordedStep } from "./recording";

/** What was done in a step, as the transcript has it; `null` where there was only something to look at. */
export function describeDone({ action, visit, part, round }: Filmed["steps"][number]): string | null {
  if (round) return roundDone[round.phase](roundKinds[round.kind].button);
  if (part) return part === "change" ? "Changed the password." : "Cut the APIs off from the app.";
  if (visit) return `Opened a page of ${visit.site === "alice" ? "Alice's site" : "another site"}.`;
  return action ? describeAction(action) : null;
}

const roundDone: Record<Phase, (act: string) => string> = {
  lobby: () => "Four phones joined the class.",
  ask: () => "Asked the class.",
  observe: (act) => `Pressed "${act}".`,
  explain: () => "Showed the guesses.",
};

function describeAction(action: Action): string {
  switch (action.do) {
    case "sign-in":
      return `Signed in everywhere, for ${lifetimeName(action.lifetime)}, with ${action.expiry} expiry.`;
    case "sign-in-one":
      return `Signed in: ${list(action.lanes)}.`;
    case "sign-out":
      return `Signed out: ${list(action.lanes)}.`;
    case "ask-session":
      return `Visited Auth.js's /session: ${list(action.lanes)}.`;
    case "keep-visiting":
      return `Kept visiting /session, until ${list([action.until].flat())} had expired: ${list(action.lanes)}.`;
    case "refresh":
      return `Exchanged the refresh token: ${list(action.lanes)}.`;
    case "fetch-page":
      return `Tested the device's own page: ${list(action.lanes)}.`;
    case "steal":
      return `The thief copied the cookie: ${list(action.lanes)}.`;
    case "use-leak":
      return `The thief tried the leaked table row of this session as a cookie: ${list([action.lane])}.`;
    case "plant":
      return `The thief planted an id: ${list(action.lanes)}.`;
    case "change-password":
      return "Changed the password.";
    case "revoke":
      return `Asked for the list of sessions to end the one of the ${deviceName(action.device)}: ${list([action.asking])}.`;
    case "wait-for-expiry":
      return `Waited until it had expired: ${list([action.lane])}.`;
    case "wait-until-out":
      return `Waited until it was refused: ${list([action.lane])}.`;
    case "let-pass":
      return `Let ${action.seconds} seconds pass.`;
    case "bring-bystanders":
      return "Bob signed in on the tablet, and Carol on the desktop.";
    case "wait-until-left":
      return `Waited until ${action.seconds} seconds were left: ${list([action.lane])}.`;
    case "try-session":
      return `Tried to end Alice's other session, without the password: ${list([action.lane])}.`;
    case "try-password":
      return `Tried to change Alice's password, without knowing it: ${list([action.lane])}.`;
    case "try-account":
      return `Tried to delete Alice's account, without the password: ${list([action.lane])}.`;
    case "ask-again":
      return `The server asks for the password again: ${action.on ? "yes" : "no"}.`;
    case "set-database":
      return `The checks find the database ${{ near: "near", "slow:40": "40 ms away", "slow:120": "120 ms away", down: "gone" }[action.to]}.`;
    case "change-role":
      return `Made Alice ${action.to === "admin" ? "an admin" : "a member"}.`;
    case "delete-account":
      return "Deleted Alice's account.";
  }
}

function list(lanes: readonly LaneKey[]): string {
  return lanes.map((key) => laneName(laneOf(key))).join("; ");
}

/** What a check found and what it took, in a line: "Thief, JWT: signed in, no SQL, 415 bytes". */
export function describeCheck(check: RecordedCheck, { atLeastMs = {} }: Expectation): string {
  const { lane, outcome, statements, cookieBytes } = check;
  const least = atLeastMs[lane];
  const parts = [
    outcome === "signed-in" ? "signed in" : outcome,
    statements === 0 ? "no SQL" : `${statements} SQL`,
    ...(least === undefined ? [] : [`at least ${least} ms`]),
    `${cookieBytes} bytes`,
  ];
  return `${laneName(laneOf(lane))}: ${parts.join(", ")}`;
}

/** What a visit came to, a line for each way to keep the proof: "Cookie, SameSite=Lax: refused". */
export function describeCells(cells: RecordedStep["cells"] = {}): string[] {
  const columns = Object.keys(cells) as Column[];
  if (columns.length === 0) return [];
  return wayIds.map((way) => {
    const found = columns.map((column) => cellWords(cells[column]?.[way] ?? null, column));
    return `${wayTitles[way]}: ${found.join(", ")}`;
  });
}

/** How a class fared, a line for each strategy: "JWT: 4 of 4 phones signed in". */
export function describeCounts(counts: RecordedStep["counts"] = []): string[] {
  return counts.map(
    ({ strategy, in: stayed, of }) =>
      `${strategyRecords[strategy].title}: ${stayed} of ${of} phones signed in`,
  );
}

/** What became of the tokens, a line for each API: "Asks each time: ceases to accept its token at once". */
export function describeFates(fates: RecordedStep["fates"]): string[] {
  if (!fates) return [];
  return apiIds.map((api) => `${apis[api].title}: ceases to accept its token ${fateWords[fates[api]]}`);
}
