import "server-only";
import type { NextRequest } from "next/server";
import { Problem } from "./errors";
import { keptAnswer, readLab, refuseCrossOrigin } from "./http";
import type { LabId } from "./lab/lab-id";
import { isOwner } from "./lab/owner";

type LabParams = { lab: string };

/** A request of the lab's owner. */
export type OwnerRequest<Params extends LabParams> = { lab: LabId; params: Params; request: NextRequest };

/**
 * Makes a route handler for what belongs to a lab and not to one of its devices: it refuses everybody but the
 * owner before it begins.
 */
export function ownerRoute<Params extends LabParams = LabParams>(
  handle: (asked: OwnerRequest<Params>) => Promise<Response>,
) {
  return (request: NextRequest, context: { params: Promise<Params> }): Promise<Response> =>
    keptAnswer(request, async () => {
      const params = await context.params;
      const lab = readLab(params.lab);
      if (request.method !== "GET") refuseCrossOrigin(request.headers);
      if (!isOwner(lab, request.headers)) throw new Problem("not-owner");
      return handle({ lab, params, request });
    });
}
