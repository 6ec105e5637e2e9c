import type { Claim } from "../../lessons/claims/claim";
import { withLabsOfItsOwn } from "../../lessons/claims/own-labs";
import "./lab";
import { listen } from "./server";

/** Runs a claim against the app's own route handlers over real HTTP, and says what it measured. */
export async function measure<Facts>(
  claim: Claim<Facts>,
  input: { slider?: number; findings?: unknown } = {},
): Promise<Facts> {
  const { signal } = new AbortController();
  const slider = input.slider ?? claim.slider?.initial ?? 0;
  return withLabsOfItsOwn(await listen(), signal, async (another) => {
    const visitor = await another();
    const { findings } = input;
    return claim.run({ lab: visitor.lab, visitor, another, signal, progress: () => {}, findings, slider });
  });
}
