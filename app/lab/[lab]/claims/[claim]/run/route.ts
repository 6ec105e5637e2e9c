import { z } from "zod";
import { findClaim } from "@/lessons/claims/registry";
import { startRun } from "@/lessons/claims/run-claim";
import { readCommand } from "@/lib/http";
import { ownerRoute } from "@/lib/owner-route";

type Params = { lab: string; claim: string };

const command = z.object({ slider: z.number().nullish(), findings: z.unknown().optional() });

/** Puts one statement to the test, and tells how it goes: a line of JSON for each event. */
export const POST = ownerRoute<Params>(async ({ lab, params, request }) => {
  const input = await readCommand(request, command);
  return startRun(lab, findClaim(params.claim), input, request.signal);
});
