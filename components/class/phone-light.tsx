import { strategyRecords } from "@/lessons/strategies/strategy";
import type { LaneState } from "@/lib/class/state";
import type { Strategy } from "@/lib/lab/strategy";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { formatLeft } from "../evidence/format";

const looks = inLanguage(
  {
    in: { icon: "✓", word: "Signed in", look: "border-accent bg-accent-soft", tone: "text-accent" },
    out: { icon: "✕", word: "Signed out", look: "border-line", tone: "text-out" },
    "no-answer": { icon: "?", word: "No answer", look: "border-alert border-dashed", tone: "text-alert" },
    unseen: { icon: "…", word: "Asking", look: "border-line border-dotted", tone: "text-muted" },
    late: { icon: "…", word: "Signing in", look: "border-line border-dotted", tone: "text-muted" },
  } as const,
  "word",
);

type Props = {
  strategy: Strategy;
  lane: LaneState | undefined;
  /** The server's clock. */
  now: number;
  /** The server has answered just now. If not, the light is what was known last. */
  isFresh: boolean;
};

/** Whether this phone is signed in under one strategy, as its latest check found. */
export function PhoneLight({ strategy, lane, now, isFresh }: Props) {
  const { icon, word, look, tone } = looks[lane?.outcome ?? "unseen"];
  return (
    <section
      data-strategy={strategy}
      data-outcome={lane?.outcome}
      className={`min-w-0 rounded-[10px] border border-t-[4px] border-t-accent px-2.5 py-2.5 ${look} ${isFresh ? "" : "opacity-60"}`}
    >
      <h2 className="truncate font-mono text-muted text-xs max-[22rem]:whitespace-normal">
        {strategyRecords[strategy].title}
      </h2>
      <p
        aria-live="polite"
        className={`font-bold leading-tight text-[clamp(0.875rem,4.7vw,1.375rem)] ${tone}`}
      >
        <span aria-hidden="true">{icon}</span> {word}
      </p>
      <p className="truncate font-mono text-muted text-xs">{detailOf(lane, now)}</p>
    </section>
  );
}

function detailOf(lane: LaneState | undefined, now: number): string {
  if (!lane) return "\u00a0";
  if (lane.outcome === "in" && lane.expiresAt)
    return t("{left} left", { left: formatLeft(Date.parse(lane.expiresAt) - now) });
  return lane.reason ?? "\u00a0";
}
