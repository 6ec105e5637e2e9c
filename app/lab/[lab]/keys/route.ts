import { readCommand } from "@/lib/http";
import { keyRotation, rotateLabKey } from "@/lib/lab/rotate-key";
import { ownerRoute } from "@/lib/owner-route";

/** Replaces the key that signs under `jwt-rotate`, as an administrator would. */
export const POST = ownerRoute(async ({ lab, request }) =>
  Response.json(await rotateLabKey(lab, await readCommand(request, keyRotation))),
);
