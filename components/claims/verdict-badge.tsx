import { type Verdict, verdictWords } from "@/lessons/claims/verdict";

// Told by icon, word and fill. The strategies' colours mean something else.
const looks: Record<Verdict, string> = {
  // Browsers print no backgrounds.
  holds: "border-ink bg-ink text-surface print:bg-transparent print:text-ink",
  "holds-but": "border-ink text-ink",
  "not-here": "border-edge border-dashed text-muted",
  "cannot-tell": "border-edge border-dotted text-muted",
};

export function VerdictBadge({ verdict }: { verdict: Verdict }) {
  return (
    <strong
      className={`mr-1 inline-block whitespace-nowrap rounded-full border px-2.5 py-px font-semibold ${looks[verdict]}`}
    >
      <VerdictMark verdict={verdict} />
    </strong>
  );
}

/** The icon and the word. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const { icon, word } = verdictWords[verdict];
  return (
    <>
      <span aria-hidden="true">{icon}</span> {word}
    </>
  );
}
