import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { ndjson, readNdjson } from "./ndjson";

async function linesOf(response: Response): Promise<unknown[]> {
  const lines = [];
  for await (const line of readNdjson(response)) lines.push(line);
  return lines;
}

/** An answer whose body comes in these pieces. */
function inPieces(pieces: Uint8Array[]): Response {
  return new Response(
    new ReadableStream({
      start(controller) {
        for (const piece of pieces) controller.enqueue(piece);
        controller.close();
      },
    }),
  );
}

describe("newline-delimited JSON", () => {
  it("is one line for each value, uncompressed", async () => {
    const response = ndjson(async (tell) => {
      tell({ words: "one\ntwo" });
      tell("three");
    });
    expect(response.headers.get("content-type")).toBe("application/x-ndjson");
    expect(response.headers.get("cache-control")).toContain("no-transform");
    expect(await response.text()).toBe('{"words":"one\\ntwo"}\n"three"\n');
  });

  it("comes line by line, before the work has ended", async () => {
    let finish = () => {};
    const response = ndjson(async (tell) => {
      tell("first");
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      tell("last");
    });
    const lines = readNdjson(response);
    expect(await lines.next()).toEqual({ value: "first", done: false });
    finish();
    expect(await lines.next()).toEqual({ value: "last", done: false });
    expect((await lines.next()).done).toBe(true);
  });

  it("is read whole wherever the network cuts it, in the middle of a character too", async () => {
    const bytes = new TextEncoder().encode('{"a":"Zoë 🔑"}\n{"b":2}\n');
    for (let at = 0; at <= bytes.length; at += 1) {
      const cut = inPieces([bytes.slice(0, at), bytes.slice(at)]);
      expect(await linesOf(cut), `cut at ${at}`).toEqual([{ a: "Zoë 🔑" }, { b: 2 }]);
    }
  });

  it("lets the work go on to its end when its reader has gone", async () => {
    let ended = () => {};
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const response = ndjson(async (tell) => {
      tell("first");
      await new Promise(setImmediate);
      tell("nobody reads this");
      ended();
    });
    await response.body?.cancel();
    await end;
  });
});
