/** A streamed answer: each event that `work` reports is sent at once, as a line of JSON. */
export function ndjson<T>(work: (tell: (value: T) => void) => Promise<void>): Response {
  const encoder = new TextEncoder();
  let gone = false;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      await work((value) => gone || controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`)));
      if (!gone) controller.close();
    },
    cancel() {
      gone = true;
    },
  });
  // Compressed, the lines would be held back until there are enough of them.
  return new Response(body, {
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store, no-transform" },
  });
}

/** Reads such an answer line by line, as it comes. A connection that breaks rejects. */
export async function* readNdjson<T>({ body }: Response): AsyncGenerator<T, void> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let unread = "";
  while (reader) {
    const { value, done } = await reader.read();
    const lines = (unread + decoder.decode(value, { stream: !done })).split("\n");
    unread = lines.pop() ?? "";
    for (const line of lines) yield JSON.parse(line) as T;
    if (done) return;
  }
}
