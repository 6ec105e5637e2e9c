/** An answer that goes on: each value as one line of JSON, sent when it comes. */
export function ndjson(values: AsyncGenerator<unknown, void>): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { value, done } = await values.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`));
    },
    async cancel() {
      await values.return();
    },
  });
  // Compressed, the lines would be held back until there are enough of them.
  return new Response(body, {
    headers: { "content-type": "application/x-ndjson", "cache-control": "no-store, no-transform" },
  });
}
