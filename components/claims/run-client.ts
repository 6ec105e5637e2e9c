import type { Card } from "@/lessons/claims/card";
import type { ClaimResult } from "@/lessons/claims/claim";
import type { Report } from "@/lessons/runs/run-event";
import { t } from "@/lib/language/texts";
import { followRun, RunProblem } from "../ui/follow-run";
import { browserParts } from "./browser/parts";

/**
 * Puts one statement to the test.
 * @param slider where the card's slider stands, if it has one
 * @throws RunProblem
 */
export async function runCard(
  lab: string,
  card: Card,
  slider: number | undefined,
  onProgress: Report,
): Promise<ClaimResult> {
  const findings = card.browser && (await findInBrowser(lab, card.browser, onProgress));
  return followRun(`/lab/${lab}/claims/${card.id}/run`, { slider, findings }, onProgress);
}

async function findInBrowser(lab: string, part: NonNullable<Card["browser"]>, onProgress: Report) {
  onProgress(t("In this browser"), 0);
  const { find } = await browserParts[part]();
  try {
    return await find({ lab, onProgress });
  } catch (cause) {
    throw new RunProblem(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}
