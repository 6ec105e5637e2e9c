import { revealGuesses, seenRound } from "@/lib/class/rounds";
import { readFields } from "@/lib/form";
import { ownerRoute } from "@/lib/owner-route";

/** Shows what the room guessed. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const { round } = await readFields(request, seenRound);
  await revealGuesses(lab, round);
  return new Response(null, { status: 204 });
});
