import { invite } from "@/lib/lab/bystanders";
import { ownerRoute } from "@/lib/owner-route";

/** Gives the lab users who have nothing to do with Alice, to see what her password change does to them. */
export const POST = ownerRoute(async ({ lab }) =>
  Response.json({ bystanders: await invite(lab) }, { status: 201 }),
);
