import { roundReasons } from "@/lessons/rounds/registry";
import { requireMember } from "@/lib/class/members";
import { guessForm, keepGuess } from "@/lib/class/turns";
import { readFields } from "@/lib/form";
import { phoneRoute } from "@/lib/phone-route";

const form = guessForm(roundReasons);

/** What the phone says will happen. A later guess takes the place of an earlier one, until the act begins. */
export const POST = phoneRoute(async ({ lab, number, request }) => {
  const guess = await readFields(request, form);
  await requireMember(lab, number);
  await keepGuess(lab, number, guess);
  return new Response(null, { status: 204 });
});
