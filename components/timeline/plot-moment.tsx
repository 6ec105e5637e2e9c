import { t } from "@/lib/language/texts";
import type { LaidOutMoment } from "./layout";

/** Which moment's evidence is shown, and how to choose another. */
export type MomentChoice = { chosen: string | null; onChoose(event: string): void };

type Props = { moment: LaidOutMoment; top: number; bottom: number; choice: MomentChoice };

/** Half the width of what a pointer hits. */
const reach = 9;

/** A diamond on the axis where something was done: pressed, it brings the evidence of that into the panel. */
export function PlotMoment({ moment: { event, words, x }, top, bottom, choice }: Props) {
  const size = event === choice.chosen ? 7 : 4.5;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the panel below has the same choice as a list, for the keyboard
    <g data-moment={event} style={{ cursor: "pointer" }} onClick={() => choice.onChoose(event)}>
      <title>{t("{words}: its evidence", { words })}</title>
      <rect x={x - reach} y={top} width={2 * reach} height={bottom - top + reach} fill="transparent" />
      <path
        d={`M${x} ${bottom - size}l${size} ${size}l${-size} ${size}l${-size} ${-size}z`}
        fill="var(--ink)"
        stroke="var(--surface)"
      />
    </g>
  );
}
