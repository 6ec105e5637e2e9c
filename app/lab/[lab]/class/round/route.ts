import { roundSetting } from "@/lessons/rounds/setting";
import { beginRound } from "@/lib/class/rounds";
import { readFields } from "@/lib/form";
import { ownerRoute } from "@/lib/owner-route";

/** Begins the next round. */
export const POST = ownerRoute(async ({ lab, request }) => {
  const setting = await readFields(request, roundSetting);
  const number = await beginRound(lab, setting);
  return Response.json({ number, ...setting }, { status: 201, headers: { "cache-control": "no-store" } });
});
