import type { Report, RunEvent } from "@/lessons/runs/run-event";
import { t } from "@/lib/language/texts";
import { readNdjson } from "@/lib/ndjson";

/** Why a run came to nothing, in words for the page. */
export class RunProblem extends Error {
  override name = "RunProblem";
}

/**
 * Has the server run something, and follows it to its end.
 * @throws RunProblem
 */
export async function followRun<Result, Seen = never>(
  path: string,
  body: unknown,
  onProgress: Report<Seen>,
): Promise<Result> {
  const response = await post(path, body);
  let outcome: { result: Result } | null = null;
  // Read to its end: an answer that is left half read keeps its connection.
  for await (const event of readEvents<Result, Seen>(response)) {
    if (event.type === "progress") onProgress(event.words, event.share, event.seen);
    if (event.type === "problem") throw new RunProblem(event.detail ?? event.title);
    if (event.type === "result") outcome = event;
  }
  if (!outcome) throw new RunProblem(t("The server ended before the run did."));
  return outcome.result;
}

async function post(path: string, body: unknown): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) }).catch(
    (cause: unknown) => {
      throw new RunProblem(t("The server does not answer."), { cause });
    },
  );
  if (response.ok) return response;
  const { title = t("The server could not answer."), detail } = await response.json();
  throw new RunProblem(detail ?? title);
}

async function* readEvents<Result, Seen>(response: Response): AsyncGenerator<RunEvent<Result, Seen>> {
  try {
    yield* readNdjson<RunEvent<Result, Seen>>(response);
  } catch (cause) {
    throw new RunProblem(t("The connection to the server was lost."), { cause });
  }
}
