import { longestReason, type OwnVerdict } from "@/lessons/claims/own-verdict";
import { verdictWords } from "@/lessons/claims/verdict";
import { inBrowser } from "../storage";

type Own = Readonly<Record<string, OwnVerdict>>;

// Longer than the tab: a class may write down its verdicts today and run the cards tomorrow.
const keyOf = (lab: string) => `claims/own/${lab}`;

/** What this browser's reader expected of each card. What was kept by hand or by another program is left out. */
export function readOwn(lab: string): Own {
  try {
    const kept: unknown = JSON.parse(inBrowser.read(keyOf(lab)) ?? "{}");
    return Object.fromEntries(Object.entries(kept ?? {}).filter(([, own]) => isOwn(own)));
  } catch {
    return {};
  }
}

export function keepOwn(lab: string, id: string, own: OwnVerdict | null): void {
  const { [id]: _, ...others } = readOwn(lab);
  inBrowser.write(keyOf(lab), JSON.stringify(own ? { ...others, [id]: own } : others));
}

function isOwn(value: Partial<OwnVerdict> | null): value is OwnVerdict {
  const { verdict, reason } = value ?? {};
  return Boolean(verdict && Object.hasOwn(verdictWords, verdict)) && isReason(reason);
}

function isReason(value: unknown): boolean {
  return typeof value === "string" && value.length <= longestReason;
}
