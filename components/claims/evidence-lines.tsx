import type { EvidenceLine } from "@/lessons/claims/claim";
import { columnRecords } from "@/lessons/claims/columns";

/** What was measured, in monospace: at the left for which configuration and what was done, at the right what it came to. */
export function EvidenceLines({ lines, label }: { lines: readonly EvidenceLine[]; label: string }) {
  return (
    <ul aria-label={label} className="grid gap-px font-mono text-[0.75rem] leading-[1.6]">
      {lines.map(({ text, measure, strategy }, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one result, replaced all at once
          key={index}
          data-strategy={strategy}
          className={`flow-root break-words border-l-[3px] pl-2 ${strategy ? "border-l-accent" : "border-l-line"}`}
        >
          {strategy && <span className="text-muted">{columnRecords[strategy].title}: </span>}
          {text} {measure && <span className="float-right ml-4 whitespace-nowrap text-muted">{measure}</span>}
        </li>
      ))}
    </ul>
  );
}
