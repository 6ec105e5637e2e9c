import { inLanguage } from "@/lib/language/in-language";
import type { Cell } from "./verdict";

/**
 * Milliseconds that may lie between what a run looks at first and what it does then: whatever is believed for a
 * while has to be believed still, or it would be taken for refused at once.
 */
export const freshMs = 10_000;

/** Said on a card whose run was slower than that. */
export const freshWords = `cannot tell if more than ${freshMs / 1000} seconds went by before the act, four times over`;
export const stale: Cell = inLanguage(
  {
    verdict: "cannot-tell",
    sentence: "This machine was too slow: what is believed for a while may have run out by itself.",
  },
  "sentence",
);

const retries = 3;

/** Signs in, which takes its time on a busy machine, and then has all of them look, at once. Again, where that was slow. */
export async function lookFreshly<T>(
  signIn: () => Promise<unknown>,
  look: () => Promise<T>,
): Promise<{ found: T; begun: number }> {
  for (let attempt = 0; ; attempt += 1) {
    await signIn();
    const begun = performance.now();
    const found = await look();
    // The rest is for the act.
    if (attempt === retries || performance.now() - begun < freshMs / 2) return { found, begun };
  }
}
