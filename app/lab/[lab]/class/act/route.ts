import { z } from "zod";
import { performAct } from "@/lessons/rounds/act";
import { seenRound } from "@/lib/class/rounds";
import { readFields } from "@/lib/form";
import { mostPhones } from "@/lib/lab/phones";
import { ownerRoute } from "@/lib/owner-route";

const act = seenRound.extend({
  /** The one that is thrown out, where one is; one by chance without. */
  phone: z.coerce.number().int().min(1).max(mostPhones).optional(),
});

/** Does what the current round is about, once. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const { phone, round } = await readFields(request, act);
  await performAct(lab, phone ?? null, round);
  return new Response(null, { status: 204 });
});
