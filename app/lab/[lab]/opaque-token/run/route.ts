import { startExperiment } from "@/lessons/opaque-token/start-experiment";
import { ownerRoute } from "@/lib/owner-route";

/** Shows tokens to three APIs, and tells how it goes: a line of JSON for each answer. */
export const POST = ownerRoute(async ({ lab, request }) => startExperiment(lab, request.signal));
