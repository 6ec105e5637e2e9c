import type { Card } from "@/lessons/claims/card";
import type { ClaimResult, RunEvent } from "@/lessons/claims/claim";
import { browserParts } from "./browser/parts";

/** Why a run came to no verdict, in words for the card. */
export class RunProblem extends Error {
  override name = "RunProblem";
}

type Progress = (words: string, share: number) => void;

/**
 * Puts one statement to the test.
 * @param slider where the card's slider stands, if it has one
 * @throws RunProblem
 */
export async function runCard(
  lab: string,
  card: Card,
  slider: number | undefined,
  onProgress: Progress,
): Promise<ClaimResult> {
  const findings = card.browser && (await findInBrowser(lab, card.browser, onProgress));
  const response = await post(`/lab/${lab}/claims/${card.id}/run`, { slider, findings });
  let result: ClaimResult | null = null;
  // Read to its end: an answer that is left half read keeps its connection.
  for await (const event of readEvents(response)) {
    if (event.type === "progress") onProgress(event.words, event.share);
    if (event.type === "problem") throw new RunProblem(event.detail ?? event.title);
    if (event.type === "result") result = event.result;
  }
  if (!result) throw new RunProblem("The server ended before the run did.");
  return result;
}

async function findInBrowser(lab: string, part: NonNullable<Card["browser"]>, onProgress: Progress) {
  onProgress("In this browser", 0);
  const { find } = await browserParts[part]();
  try {
    return await find({ lab, onProgress });
  } catch (cause) {
    throw new RunProblem(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

async function post(url: string, body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) }).catch(
    (cause: unknown) => {
      throw new RunProblem("The server does not answer.", { cause });
    },
  );
  if (response.ok) return response;
  const { title = "The server could not answer.", detail } = await response.json();
  throw new RunProblem(detail ?? title);
}

async function* readEvents(response: Response): AsyncGenerator<RunEvent> {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let unread = "";
  for (;;) {
    const { value, done } = (await reader?.read().catch(ended)) ?? { done: true };
    if (done) return;
    const lines = (unread + value).split("\n");
    unread = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line);
  }
}

function ended(cause: unknown): never {
  throw new RunProblem("The connection to the server was lost.", { cause });
}
