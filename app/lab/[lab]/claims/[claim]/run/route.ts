import { z } from "zod";
import { findClaim } from "@/lessons/claims/registry";
import { startRun } from "@/lessons/claims/run-claim";
import { answer, readCommand, readLab } from "@/lib/http";

type Context = { params: Promise<{ lab: string; claim: string }> };

const command = z.object({ slider: z.number().nullish(), findings: z.unknown().optional() });

/** Puts one statement to the test, and tells how it goes: a line of JSON for each event. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const { lab, claim } = await params;
    const input = await readCommand(request, command);
    return startRun(readLab(lab), findClaim(claim), input, request.signal);
  });
}
