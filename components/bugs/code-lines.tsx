type Props = {
  lines: readonly string[];
  /** The lines that are marked, where lines can be. */
  marked?: ReadonlySet<number>;
  /** What is said of a line, below it. */
  notes: ReadonlyMap<number, readonly string[]>;
  onToggle?(line: number): void;
};

/** A program with the numbers of its lines, each with a box to mark it where that is asked. */
export function CodeLines({ lines, marked, notes, onToggle }: Props) {
  return (
    <ol className="rounded-lg border border-line py-1 font-mono text-[0.8125rem]">
      {lines.map((line, index) => {
        const number = index + 1;
        const about = notes.get(number) ?? [];
        const canBeMarked = onToggle !== undefined && line !== "";
        const Row = canBeMarked ? "label" : "div";
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
          <li key={index} className={about.length > 0 || marked?.has(number) ? "bg-accent-soft" : ""}>
            <Row className={`flex min-h-7 items-start gap-2 px-2 ${canBeMarked ? "cursor-pointer" : ""}`}>
              {canBeMarked && (
                <input
                  type="checkbox"
                  className="mt-0.5 size-6 shrink-0 accent-ink"
                  checked={marked?.has(number) ?? false}
                  onChange={() => onToggle(number)}
                />
              )}
              {onToggle && !canBeMarked && <span className="w-6 shrink-0" />}
              <span className="w-6 shrink-0 select-none py-1 text-right text-muted">{number}</span>
              <code className="min-w-0 whitespace-pre-wrap wrap-anywhere py-1">{line}</code>
            </Row>
            {about.map((note) => (
              <p key={note} className="pb-0.5 pl-16 font-sans font-semibold max-sm:pl-4">
                {note}
              </p>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
