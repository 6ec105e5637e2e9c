import { Problem } from "@/lib/errors";
import { formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import type { Claim } from "./claim";

/**
 * Where a card's slider stands. A card without one has no use for the number.
 * @param given what the visitor chose, or typed by hand; `null` for what is no number; without it the slider is where it began
 * @throws Problem `invalid-field`
 */
export function readSlider({ slider }: Claim, given: number | null | undefined): number {
  if (!slider) return 0;
  const { label, unit, min, max, initial } = slider;
  const value = given === undefined ? initial : (given ?? Number.NaN);
  if (Number.isInteger(value) && value >= min && value <= max) return value;
  const bounds = t("{min} to {max}", { min: formatNumber(min), max: formatNumber(max) });
  throw new Problem(
    "invalid-field",
    t("{label} goes from {bounds} {unit}, in whole numbers.", { label, bounds, unit }),
  );
}
