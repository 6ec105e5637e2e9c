import "server-only";
import { Problem } from "@/lib/errors";
import { toProblem } from "@/lib/http";
import type { LabId } from "@/lib/lab/lab-id";
import { singleton } from "@/lib/singleton";
import type { Send } from "./client";
import { measure, type Progress } from "./measure";
import type { Price } from "./price";

/** One line of the answer: how far it is, what came of it, or why nothing did. */
export type Line =
  | { progress: Progress }
  | { prices: Price[]; measuredAt: string }
  | { problem: { code: string; title: string } };

/** Measurements that go on at once in this process, at most: each makes some thousand requests. */
const mostMeasurements = 2;

const underWay = singleton("measuring", () => new Set<LabId>());

/**
 * Measures a lab and tells of it line by line (newline-delimited JSON).
 * @throws Problem `already-measuring`: two at once would change the password under each other.
 *   `too-many-runs` when other labs are being measured
 */
export function streamMeasurement(lab: LabId, send: Send): ReadableStream<Uint8Array> {
  if (underWay.has(lab)) throw new Problem("already-measuring");
  if (underWay.size >= mostMeasurements) throw new Problem("too-many-runs");
  underWay.add(lab);
  const encoder = new TextEncoder();
  let gone = false;
  return new ReadableStream({
    async start(controller) {
      const tell = (line: Line) => gone || controller.enqueue(encoder.encode(`${JSON.stringify(line)}\n`));
      try {
        const prices = await measure(lab, send, (progress) => tell({ progress }));
        tell({ prices, measuredAt: new Date().toISOString() });
      } catch (error) {
        const { code, message } = toProblem(error);
        tell({ problem: { code, title: message } });
      } finally {
        underWay.delete(lab);
      }
      if (!gone) controller.close();
    },
    // Whoever left the page does not stop it: half a measurement would leave sign-ins behind all the same.
    cancel() {
      gone = true;
    },
  });
}
