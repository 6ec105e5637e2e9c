import { revealGuesses } from "@/lib/class/rounds";
import { ownerRoute } from "@/lib/owner-route";

/** Shows what the room guessed. */
export const POST = ownerRoute(async ({ lab }) => {
  await revealGuesses(lab);
  return new Response(null, { status: 204 });
});
