import type { Progress } from "@/lessons/defences/measure";
import type { Price } from "@/lessons/defences/price";
import type { Line } from "@/lessons/defences/stream";

export type Measured = { prices: Price[]; measuredAt: string };

/**
 * Has the server measure this lab, and reads what it tells line by line.
 * @throws Error in words for the page
 */
export async function measureLab(path: string, onProgress: (progress: Progress) => void): Promise<Measured> {
  const response = await fetch(`${path}/defences/measurement`, { method: "POST" }).catch(() => null);
  if (!response) throw new Error("The server does not answer.");
  if (!response.ok || !response.body) throw new Error((await response.json()).title);
  let measured: Measured | null = null;
  for await (const line of readLines(response.body)) {
    if ("problem" in line) throw new Error(line.problem.title);
    if ("progress" in line) onProgress(line.progress);
    else measured = line;
  }
  if (!measured) throw new Error("The server stopped in the middle of measuring. Try again.");
  return measured;
}

async function* readLines(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const reader = body
    .pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
    .getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value ?? "")).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as Line;
    if (done) return;
  }
}
