import type { Claim } from "../claims/claim";
import { Visitor } from "../claims/visitor";
import { createLab, deleteLab } from "../lab/labs";
import "./lab";
import { listen } from "./server";

/** Runs a claim against the app's own route handlers over real HTTP, and says what it measured. */
export async function measure<Facts>(
  claim: Claim<Facts>,
  input: { slider?: number; findings?: unknown } = {},
): Promise<Facts> {
  const origin = await listen();
  const { id: lab, password } = await createLab();
  const { signal } = new AbortController();
  const visitor = new Visitor(origin, lab, password, signal);
  const slider = input.slider ?? claim.slider?.initial ?? 0;
  try {
    return await claim.run({ lab, visitor, signal, progress: () => {}, findings: input.findings, slider });
  } finally {
    await deleteLab(lab);
  }
}
