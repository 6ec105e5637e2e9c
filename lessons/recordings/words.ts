import type { Phase } from "@/lib/class/state";
import { lifetimeName } from "@/lib/device/lifetime";
import { deviceName } from "@/lib/lab/devices";
import { type LaneKey, laneOf } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
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
  if (part) return part === "change" ? t("Changed the password.") : t("Cut the APIs off from the app.");
  if (visit)
    return t("Opened a page of {site}.", {
      site: visit.site === "alice" ? t("Alice's site") : t("another site"),
    });
  return action ? describeAction(action) : null;
}

const roundDone: Record<Phase, (act: string) => string> = {
  lobby: () => t("Four phones joined the class."),
  ask: () => t("Asked the class."),
  observe: (act) => `Pressed "${act}".`,
  explain: () => t("Showed the guesses."),
};

function describeAction(action: Action): string {
  switch (action.do) {
    case "sign-in":
      return t("Signed in everywhere, for {lifetimeName}, with {expiry} expiry.", {
        lifetimeName: lifetimeName(action.lifetime),
        expiry: t(action.expiry),
      });
    case "sign-in-one":
      return t("Signed in: {lanes}.", { lanes: list(action.lanes) });
    case "sign-out":
      return t("Signed out: {lanes}.", { lanes: list(action.lanes) });
    case "ask-session":
      return t("Visited Auth.js's /session: {lanes}.", { lanes: list(action.lanes) });
    case "keep-visiting":
      return t("Kept visiting /session, until {all} had expired: {lanes}.", {
        all: list([action.until].flat()),
        lanes: list(action.lanes),
      });
    case "refresh":
      return t("Exchanged the refresh token: {lanes}.", { lanes: list(action.lanes) });
    case "fetch-page":
      return t("Tested the device's own page: {lanes}.", { lanes: list(action.lanes) });
    case "steal":
      return t("The thief copied the cookie: {lanes}.", { lanes: list(action.lanes) });
    case "use-leak":
      return t("The thief tried the leaked table row of this session as a cookie: {all}.", {
        all: list([action.lane]),
      });
    case "plant":
      return t("The thief planted an id: {lanes}.", { lanes: list(action.lanes) });
    case "change-password":
      return t("Changed the password.");
    case "revoke":
      return t("Asked for the list of sessions to end the one of the {deviceName}: {all}.", {
        deviceName: deviceName(action.device),
        all: list([action.asking]),
      });
    case "wait-for-expiry":
      return t("Waited until it had expired: {all}.", { all: list([action.lane]) });
    case "wait-until-out":
      return t("Waited until it was refused: {all}.", { all: list([action.lane]) });
    case "let-pass":
      return t("Let {seconds} seconds pass.", { seconds: action.seconds });
    case "bring-bystanders":
      return t("Bob signed in on the tablet, and Carol on the desktop.");
    case "wait-until-left":
      return t("Waited until {seconds} seconds were left: {all}.", {
        seconds: action.seconds,
        all: list([action.lane]),
      });
    case "try-session":
      return t("Tried to end Alice's other session, without the password: {all}.", {
        all: list([action.lane]),
      });
    case "try-password":
      return t("Tried to change Alice's password, without knowing it: {all}.", { all: list([action.lane]) });
    case "try-account":
      return t("Tried to delete Alice's account, without the password: {all}.", { all: list([action.lane]) });
    case "ask-again":
      return t("The server asks for the password again: {asks}.", { asks: action.on ? t("yes") : t("no") });
    case "set-database":
      return t("The checks find the database {distance}.", {
        distance: {
          near: t("near"),
          "slow:40": t("40 ms away"),
          "slow:120": t("120 ms away"),
          down: t("gone"),
        }[action.to],
      });
    case "change-role":
      return action.to === "admin" ? t("Made Alice an admin.") : t("Made Alice a member.");
    case "delete-account":
      return t("Deleted Alice's account.");
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
    outcome === "signed-in" ? t("signed in") : outcome,
    statements === 0 ? t("no SQL") : t("{statements} SQL", { statements }),
    ...(least === undefined ? [] : [t("at least {least} ms", { least })]),
    t("{cookieBytes} bytes", { cookieBytes }),
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
  return counts.map(({ strategy, in: stayed, of }) =>
    t("{title}: {stayed} of {of} phones signed in", { title: strategyRecords[strategy].title, stayed, of }),
  );
}

/** What became of the tokens, a line for each API: "Asks each time: ceases to accept its token at once". */
export function describeFates(fates: RecordedStep["fates"]): string[] {
  if (!fates) return [];
  return apiIds.map((api) =>
    t("{title}: ceases to accept its token {fateWords}", {
      title: apis[api].title,
      fateWords: fateWords[fates[api]],
    }),
  );
}
