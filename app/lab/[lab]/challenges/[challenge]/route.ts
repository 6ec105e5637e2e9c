import { findChallenge } from "@/lessons/challenges/registry";
import { challengeCommand, play } from "@/lessons/challenges/standing";
import { readCommand } from "@/lib/http";
import { ownerRoute } from "@/lib/owner-route";

type Params = { lab: string; challenge: string };

/** Begins a challenge, shows a hint, hears an answer, or looks how it stands. */
export const POST = ownerRoute<Params>(async ({ lab, params, request }) => {
  const command = await readCommand(request, challengeCommand);
  return Response.json(await play(lab, findChallenge(params.challenge), command));
});
