import { roundKindOf } from "@/lessons/rounds/registry";
import { strategyRecords } from "@/lessons/strategies/strategy";
import type { ClassState, Counts } from "@/lib/class/state";
import type { Strategy } from "@/lib/lab/strategy";
import { t } from "@/lib/language/texts";

/** What the wall says first: what happens, and how each strategy fared, which the checks alone decide. */
export type Headline = { text: string; outcomes: { strategy: Strategy; text: string }[] };

type Told = Pick<ClassState, "round" | "counts" | "phones">;

export function headlineOf(told: Told): Headline {
  const { round, counts, phones } = told;
  const kind = roundKindOf(round.kind);
  if (round.phase === "lobby") return { text: lobbyText(phones.length), outcomes: [] };
  if (round.phase === "ask") return { text: kind.announcement, outcomes: [] };
  const outcomes = [round.left, round.right].map((strategy) => ({
    strategy,
    text: `${strategyRecords[strategy].title}: ${howMany(counts[strategy], checkedSince(told, strategy))}.`,
  }));
  return { text: kind.happened, outcomes };
}

function lobbyText(phones: number): string {
  if (phones === 0) return t("Take out your phone, and scan.");
  return phones === 1
    ? t("1 phone, and it is Alice's.")
    : t("{phones} phones, all of them Alice's.", { phones });
}

/** How many of the phones that count have checked since the act. What the others found says nothing of it. */
function checkedSince({ round: { actedAt }, phones }: Told, strategy: Strategy): number {
  return phones.filter(({ lanes: { [strategy]: lane } }) => {
    if (!actedAt || !lane?.lastSeenAt || lane.outcome === "late") return false;
    return Date.parse(lane.lastSeenAt) >= Date.parse(actedAt);
  }).length;
}

/**
 * Of those whose answer is known. What was not seen is not said to be out.
 * @param since how many have checked since the act: that everybody is still in is said when all have
 */
export function howMany(counts: Counts | undefined, since: number): string {
  if (!counts || counts.of === 0) return t("no phone yet");
  const seen = counts.in + counts.out;
  if (seen === 0) return counts["no-answer"] > 0 ? t("no answer") : t("not seen");
  if (counts.in === 0 && counts["no-answer"] === 0) return t("nobody");
  if (counts.in === counts.of && since < counts.of)
    return t("{since} of {of} checked since", { since, of: counts.of });
  if (counts.in === counts.of) return t("everybody");
  return t("{in} of {of}", { in: counts.in, of: counts.of });
}
