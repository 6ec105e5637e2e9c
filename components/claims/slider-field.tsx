import type { Slider } from "@/lessons/claims/claim";
import { grouped } from "@/lessons/claims/words";
import { t } from "@/lib/language/texts";

type Props = { slider: Slider; value: number; onChange(value: number): void };

/** A slider, and the same number to be typed. What is typed is sent as it is: the server says what is wrong. */
export function SliderField({ slider, value, onChange }: Props) {
  const { label, unit, min, max, step } = slider;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-[0.8125rem] print:hidden">
      <label className="flex min-w-0 grow items-center gap-2">
        {label}
        <input
          type="range"
          className="h-6 min-w-24 grow accent-ink"
          min={min}
          max={max}
          step={step}
          value={value}
          aria-valuetext={`${grouped(value)} ${unit}`}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
      </label>
      <label className="flex items-center gap-1">
        <span className="sr-only">{t("{label}, as a number", { label })}</span>
        <input
          type="number"
          className="field min-h-8 w-24 px-2"
          value={Number.isNaN(value) ? "" : value}
          onChange={(event) => onChange(event.target.valueAsNumber)}
        />
        {unit}
      </label>
    </div>
  );
}
