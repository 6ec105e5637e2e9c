import { noteVisit } from "@/lessons/other-site/note-visit";
import { ownerRoute } from "@/lib/owner-route";

/** Notes what came of a visit to the other site, from which the browser has come back. */
export const POST = ownerRoute(async ({ lab }) => Response.json({ port: await noteVisit(lab) }));
