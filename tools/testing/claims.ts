import { expect } from "vitest";
import type { Claim } from "../../lessons/claims/claim";
import { withLabsOfItsOwn } from "../../lessons/claims/own-labs";
import type { RequestCounts } from "../../lessons/claims/request-tally";
import type { LabId } from "../../lib/lab/lab-id";
import "./lab";
import { listen } from "./server";

/** Runs a claim against the app's own route handlers over real HTTP, and says what it measured. */
export async function measure<Facts>(
  claim: Claim<Facts>,
  input: { slider?: number; findings?: unknown; askedBy?: LabId } = {},
): Promise<Facts> {
  const { signal } = new AbortController();
  const slider = input.slider ?? claim.slider?.initial ?? 0;
  return withLabsOfItsOwn(await listen(), signal, async (another) => {
    const visitor = await another();
    const { findings } = input;
    const { lab } = visitor;
    const { askedBy = lab } = input;
    return claim.run({ lab, askedBy, visitor, another, signal, progress: () => {}, findings, slider });
  });
}

/** Both sides get the same: as many requests for each column, of two or more. */
export function expectSameRequests(counts: RequestCounts): void {
  const numbers = Object.values(counts);
  expect(numbers.length).toBeGreaterThan(1);
  expect(counts).toEqual(Object.fromEntries(Object.keys(counts).map((column) => [column, numbers[0]])));
}
