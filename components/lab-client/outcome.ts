import { type Strategy, strategyRecords } from "@/lessons/strategies/strategy";
import { type DeviceSlug, thief } from "@/lib/lab/devices";
import { t } from "@/lib/language/texts";
import type { BoardView } from "./board-view";
import { latestAnswer } from "./rounds";

/** What the last check of a device found; `undefined` before there was one. */
export type Found = { device: DeviceSlug; status: 200 | 401 | 503 | undefined };

/** Who is signed in under one strategy, as a headline says it. From the last checks and nothing else. */
export function outcomeWords(found: readonly Found[]): string {
  const count = (status: Found["status"]) => found.filter((one) => one.status === status).length;
  const all = found.length;
  const [signedIn, unanswered, unchecked] = [count(200), count(503), count(undefined)];
  if (unchecked > 0) return t("not checked yet");
  if (unanswered === all) return t("no answer");
  if (unanswered > 0)
    return t("{signedIn} of {all}, and no answer for {unanswered}", { signedIn, all, unanswered });
  if (signedIn === 0) return t("nobody");
  const isThiefIn = found.some(({ device, status }) => device === thief && status === 200);
  if (isThiefIn && signedIn === 1) return t("only the thief");
  const many = signedIn === all ? t("all {all}", { all }) : t("{signedIn} of {all}", { signedIn, all });
  if (isThiefIn) return t("{many}, the thief included", { many });
  return found.some(({ device }) => device === thief) ? t("{many}, and not the thief", { many }) : many;
}

/** The same of every strategy that is shown, in sentences. */
export function outcomeSentences(view: BoardView, strategies: readonly Strategy[]): string {
  return strategies
    .map((strategy) => `${strategyRecords[strategy].title}: ${outcomeWords(foundUnder(view, strategy))}.`)
    .join(" ");
}

/** What the last checks found of every device under a strategy. */
export function foundUnder({ state, rounds }: BoardView, strategy: Strategy): Found[] {
  return state.devices.map(({ slug }) => ({
    device: slug,
    status: latestAnswer(rounds, { device: slug, strategy })?.status,
  }));
}
