import { describe, expect, it } from "vitest";
import { HttpClient } from "@/lib/client/http-client.mjs";
import { readNdjson } from "@/lib/ndjson";
import { newLab } from "@/tools/testing/lab";
import type { RunEvent } from "../runs/run-event";
import { type Measured, measurementLimits, startMeasurement } from "./start-measurement";
import "@/tools/testing/strict";

/** A visitor whose first request is answered when nobody waits for it any longer. */
function connect(signal: AbortSignal): HttpClient {
  const transport = () =>
    new Promise<Response>((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason));
    });
  return new HttpClient("http://lab.test", { transport, signal });
}

/** A lab that is measured up to its first request. */
async function measured() {
  const { id } = await newLab();
  const visitor = new AbortController();
  const run = startMeasurement(id, connect, "0", visitor.signal);
  const events = readNdjson<RunEvent<Measured>>(run);
  const next = async () => (await events.next()).value;
  return { id, next, hangUp: () => visitor.abort() };
}

const measuring = { type: "progress", words: expect.stringContaining("Signing in") };
const waiting = { type: "progress", words: expect.stringContaining("Waiting") };
const givenUp = { type: "problem", code: "run-given-up" };

describe("a measurement", () => {
  it("is the only one of its lab, and gives its place back when its visitor hangs up", async () => {
    const first = await measured();
    expect(await first.next()).toMatchObject(measuring);
    const again = () => startMeasurement(first.id, connect, "0", new AbortController().signal);
    expect(again).toThrow(expect.objectContaining({ code: "already-measuring", status: 409 }));
    first.hangUp();
    expect(await first.next()).toMatchObject(givenUp);
    expect(await first.next()).toBeUndefined();
    const visitor = new AbortController();
    const second = readNdjson(startMeasurement(first.id, connect, "0", visitor.signal));
    expect((await second.next()).value).toMatchObject(measuring);
    visitor.abort();
    // Its own lab is deleted first.
    expect((await second.next()).value).toMatchObject(givenUp);
    expect((await second.next()).done).toBe(true);
  });

  it("waits for the labs that came before, and begins when the visitor of one of them hangs up", async () => {
    const before = await Promise.all(Array.from({ length: measurementLimits.total }, measured));
    for (const { next } of before) expect(await next()).toMatchObject(measuring);
    const [impatient, patient] = [await measured(), await measured()];
    expect(await impatient.next()).toMatchObject(waiting);
    expect(await patient.next()).toMatchObject(waiting);
    impatient.hangUp();
    expect(await impatient.next()).toMatchObject(givenUp);
    before[0]?.hangUp();
    expect(await patient.next()).toMatchObject(measuring);
    for (const { hangUp } of [...before, patient]) hangUp();
  });
});
