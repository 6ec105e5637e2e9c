import type { EventKind, LabEvent } from "@/lib/lab/snapshot-types";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { readMoments, sameMoment } from "./moments";
import { clock } from "./time";

/** A bar begins where someone signed in and runs on where it was renewed, and an added device gets a lane. */
const unmarked = ["signed-in", "session-visited", "token-refreshed", "device-added"] as const;

type Unmarked = (typeof unmarked)[number];

export type RuleKind = Exclude<EventKind, Unmarked> | "no-answer";

/** A vertical line at something that happened, in milliseconds since the origin. */
export type Rule = {
  kind: RuleKind;
  at: number;
  /** What to write beside it, the longest first: the first that fits is taken. */
  texts: string[];
};

type RuleWords = {
  /** Written before the time, the longest first. The last of a password change is the time alone. */
  texts: readonly string[];
  namesDevice?: true;
};

const words: Record<Exclude<EventKind, Unmarked>, RuleWords> = inLanguage(
  {
    "password-changed": { texts: ["password changed", "password", ""] },
    "cookie-stolen": { texts: ["cookie stolen", "stolen"] },
    "signed-out": { texts: ["signed out"], namesDevice: true },
    "session-revoked": { texts: ["session ended"], namesDevice: true },
    "role-changed": { texts: ["role changed", "role"] },
    "account-deleted": { texts: ["account deleted", "deleted"] },
    "account-restored": { texts: ["account restored", "restored"] },
    "account-banned": { texts: ["account banned", "banned"] },
    "ban-lifted": { texts: ["ban lifted"] },
    "session-limit-set": { texts: ["session limit", "limit"] },
    "refresh-token-reused": { texts: ["refresh token reused", "reused"] },
    "key-rotated": { texts: ["signing key rotated", "key rotated"] },
    "leak-tried": { texts: ["leaked value tried", "leak tried"] },
    "id-planted": { texts: ["id planted", "planted"] },
    "other-site-visited": { texts: ["other site opened", "other site"] },
  },
  "texts",
);

type Names = (slug: string) => string;

/** One rule for each moment, in order of time. `origin` in milliseconds since the epoch. */
export function readRules(events: readonly LabEvent[], origin: number, nameOf: Names): Rule[] {
  return readMoments(events).flatMap((moment) => {
    const { kind } = moment;
    if (isUnmarked(kind)) return [];
    const at = moment.at - origin;
    const entry = words[kind];
    const [only, ...others] = new Set(moment.events.flatMap(({ device }) => device ?? []));
    const named = entry.namesDevice && only && others.length === 0;
    const said = named ? [`${nameOf(only)} ${entry.texts[0]}`, ...entry.texts] : entry.texts;
    const texts = said.map((text) => `${text} ${clock(at)}`.trim());
    return { kind, at, texts };
  });
}

function isUnmarked(kind: EventKind): kind is Unmarked {
  return unmarked.some((one) => one === kind);
}

/** Says in words what the hatched stretches are, once for each time that the database went away. */
export function noAnswerRules(starts: readonly number[]): Rule[] {
  const first = starts
    .toSorted((a, b) => a - b)
    .filter((at, index, all) => index === 0 || at - (all[index - 1] ?? 0) > sameMoment);
  return first.map((at) => ({
    kind: "no-answer",
    at,
    texts: [
      t("database unavailable {clock}", { clock: clock(at) }),
      t("no database {clock}", { clock: clock(at) }),
    ],
  }));
}
