import { setDoor } from "@/lib/class/members";
import type { LabId } from "@/lib/lab/lab-id";
import { ownerRoute } from "@/lib/owner-route";

/** Closes the door: nobody can join any more. */
export const POST = turn(false);

/** Opens it again. */
export const DELETE = turn(true);

function turn(open: boolean) {
  return ownerRoute(async ({ lab }: { lab: LabId }) => {
    await setDoor(lab, open);
    return new Response(null, { status: 204 });
  });
}
