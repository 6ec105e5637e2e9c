import { AsyncLocalStorage } from "node:async_hooks";
import { t } from "@/lib/language/texts";
import { Problem } from "../errors";
import { singleton } from "../singleton";

/**
 * How long a request may believe what was looked up for another: not at all, for so many seconds, or until an
 * instance tells of a change (and then for a minute at most).
 */
export const keepings = ["0", "5", "15", "pushed"] as const;

export type Keeping = (typeof keepings)[number];

/** Seconds for which what is not told otherwise is believed: a connection can be cut without a word. */
export const longestPushed = 60;

const chosen = singleton("keeping", () => new AsyncLocalStorage<Keeping>());

export function keeping<T>(choice: Keeping, work: () => T): T {
  // Nothing to say: Node would carry the store along with every promise of the request.
  return choice === keepingOf() ? work() : chosen.run(choice, work);
}

/** What the current request was asked to believe. By itself, a request looks everything up. */
export function keepingOf(): Keeping {
  return chosen.getStore() ?? "0";
}

/**
 * Reads `?cache=` of a request.
 * @throws Problem `invalid-field`
 */
export function readKeeping(text: string | null | undefined): Keeping {
  const found = keepings.find((each) => each === (text ?? "0"));
  if (!found)
    throw new Problem(
      "invalid-field",
      t("cache must be one of {keepings}.", { keepings: keepings.join(", ") }),
    );
  return found;
}
