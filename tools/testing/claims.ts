import { expect } from "vitest";
import type { Claim, RunContext } from "../../lessons/claims/claim";
import { withLabsOfItsOwn } from "../../lessons/claims/own-labs";
import type { RequestCounts } from "../../lessons/claims/request-tally";
import type { LabId } from "../../lib/lab/lab-id";
import "./lab";
import { listen } from "./server";

/** Runs a claim against the app's own route handlers over real HTTP, and says what it measured. */
export function measure<Facts>(claim: Claim<Facts>, input: Input = {}): Promise<Facts> {
  const slider = input.slider ?? claim.slider?.initial ?? 0;
  return contextOf((context) => claim.run(context), { ...input, slider });
}

type Input = { slider?: number; findings?: unknown; askedBy?: LabId };

/** What a run has to work with, for a test that does a part of one. */
export async function contextOf<T>(
  work: (context: RunContext) => Promise<T>,
  { slider = 0, findings, askedBy }: Input = {},
): Promise<T> {
  const { signal } = new AbortController();
  return withLabsOfItsOwn(await listen(), signal, async (another) => {
    const visitor = await another();
    const { lab } = visitor;
    const progress = () => {};
    return work({ lab, askedBy: askedBy ?? lab, visitor, another, signal, progress, findings, slider });
  });
}

/** Both sides get the same: as many requests for each column, of two or more. */
export function expectSameRequests(counts: RequestCounts): void {
  const numbers = Object.values(counts);
  expect(numbers.length).toBeGreaterThan(1);
  expect(counts).toEqual(Object.fromEntries(Object.keys(counts).map((column) => [column, numbers[0]])));
}
