import { revealGuesses, seenRound } from "@/lib/class/rounds";
import { ownerRoute } from "@/lib/owner-route";
import { readFields } from "@/lib/phone-route";

/** Shows what the room guessed. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const { round } = await readFields(request, seenRound);
  await revealGuesses(lab, round);
  return new Response(null, { status: 204 });
});
