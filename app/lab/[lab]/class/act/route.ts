import { z } from "zod";
import { performAct } from "@/lessons/rounds/act";
import { mostPhones } from "@/lib/lab/phones";
import { ownerRoute } from "@/lib/owner-route";
import { readFields } from "@/lib/phone-route";

/** The phone that is thrown out, where one is; one by chance without. */
const act = z.object({ phone: z.coerce.number().int().min(1).max(mostPhones).optional() });

/** Does what the current round is about, once. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const { phone } = await readFields(request, act);
  await performAct(lab, phone ?? null);
  return new Response(null, { status: 204 });
});
