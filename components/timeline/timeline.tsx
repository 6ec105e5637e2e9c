"use client";

import { useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from "react";
import type { Strategy } from "@/lessons/strategies/strategy";
import type { LabSnapshot } from "@/lib/lab/snapshot-types";
import { t } from "@/lib/language/texts";
import { presentation } from "../tour/presentation";
import { timelineHeight } from "./geometry";
import { buildTimeline } from "./model";
import { Plot } from "./plot";
import type { MomentChoice } from "./plot-moment";
import type { PictureFormat } from "./save";

type TimelineProps = {
  snapshot: LabSnapshot;
  strategies: readonly Strategy[];
  /** Milliseconds since the epoch, by the server's clock. */
  now: number;
  /** Where a moment's evidence can be shown. */
  choice?: MomentChoice;
};

/** How much larger than the page's other text the picture's has to be for the back row. */
const presenterZoom = 1.25;

const formats: { format: PictureFormat; name: string }[] = [
  { format: "svg", name: "SVG" },
  { format: "png", name: "PNG" },
];

/** A lane for each device under each strategy, a bar as long as it stayed signed in. */
export function Timeline({ snapshot, strategies, now, choice }: TimelineProps) {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const presenting = useSyncExternalStore(presentation.subscribe, presentation.read, () => false);
  const [failed, setFailed] = useState(false);
  const model = useMemo(() => buildTimeline(snapshot, { strategies, now }), [snapshot, strategies, now]);

  async function save(format: PictureFormat): Promise<void> {
    const picture = frame.current?.querySelector("svg");
    if (!picture) return;
    setFailed(false);
    try {
      // Loaded when asked for: the board's first load does without it.
      const { savePicture } = await import("./save");
      await savePicture(picture, { format, labId: snapshot.id, takenAt: new Date(now), what: "timeline" });
    } catch (error) {
      console.error(error);
      setFailed(true);
    }
  }

  return (
    <section
      aria-labelledby={`${id}-heading`}
      className="min-w-0 rounded-[10px] border border-(--line) bg-(--surface)"
    >
      <div className="flex flex-wrap items-center gap-x-1 px-3 pt-1">
        <h2 id={`${id}-heading`} className="mr-auto text-[0.8125rem] font-semibold text-(--ink)">
          {t("Who stayed signed in")}
        </h2>
        <p role="status" className="text-xs text-(--alert)">
          {failed && t("The picture could not be saved.")}
        </p>
        {formats.map(({ format, name }) => (
          <button
            key={format}
            type="button"
            disabled={width === null}
            onClick={() => save(format)}
            className="min-h-6 cursor-pointer rounded-md px-2 text-xs text-(--muted) hover:text-(--ink) hover:underline focus-visible:outline-2 focus-visible:outline-(--ink)"
          >
            <span className="max-sm:sr-only">{t("Save as")} </span>
            {name}
          </button>
        ))}
      </div>
      <div ref={frame} className="overflow-hidden contain-inline-size">
        {width === null ? (
          <svg
            aria-hidden="true"
            className="block"
            width="1"
            height={`${timelineHeight(model.lanes.length, strategies.length) / 16}rem`}
          />
        ) : (
          <Plot model={model} width={width} zoom={presenting ? presenterZoom : 1} id={id} choice={choice} />
        )}
      </div>
    </section>
  );
}

/** In sixteenths of a rem, which are pixels on most screens; `null` until the browser has laid the page out. */
function useWidth(frame: React.RefObject<HTMLElement | null>): number | null {
  const [width, setWidth] = useState<number | null>(null);
  useEffect(() => {
    if (!frame.current) return;
    const observer = new ResizeObserver(([entry]) => {
      const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (entry) setWidth(Math.floor((entry.contentRect.width * 16) / rem));
    });
    observer.observe(frame.current);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
