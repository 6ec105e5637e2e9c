import { useEffect, useRef } from "react";
import { formatClock } from "@/lessons/recordings/pace";
import type { ToldRecording } from "@/lessons/recordings/told";
import { t } from "@/lib/language/texts";

type Props = {
  recording: ToldRecording;
  /** The step that the video is at, from 1. */
  current: number;
  onJump(step: number): void;
};

/** What is said and what was measured, step by step; the step that the video is at is kept in sight. */
export function Transcript({ recording: { id, steps }, current, onJump }: Props) {
  const box = useRef<HTMLOListElement>(null);

  useEffect(() => {
    const item = box.current?.children[current - 1];
    if (!box.current || !(item instanceof HTMLElement)) return;
    // Within its own box: the page itself stays where it is.
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    box.current.scrollTo({ top: item.offsetTop - 8, behavior: calm ? "instant" : "smooth" });
  }, [current]);

  return (
    <section aria-label={t("Transcript")} className="panel relative min-h-80 max-lg:h-96">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <ol ref={box} tabIndex={0} className="absolute inset-0 overflow-y-auto p-2">
        {steps.map(({ title, narration, did, measured, from }, index) => (
          <li
            key={from}
            aria-current={index + 1 === current ? "step" : undefined}
            className="rounded-lg border-transparent border-l-[3px] px-2.5 py-1.5 aria-[current]:border-ink aria-[current]:bg-bg"
          >
            <a
              href={`?id=${id}&step=${index + 1}`}
              className="flex min-h-7 items-baseline justify-between gap-3 font-semibold hover:underline"
              onClick={(event) => {
                event.preventDefault();
                onJump(index + 1);
              }}
            >
              <span>
                {index + 1}. {title}
              </span>
              <span className="font-normal text-muted">{formatClock(from)}</span>
            </a>
            <p>{narration}</p>
            {did && <p className="text-muted">{did}</p>}
            {measured.length > 0 && (
              <ul className="mt-1 font-mono text-[0.71875rem] text-muted">
                {measured.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
