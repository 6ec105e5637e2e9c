import { addDevice } from "@/lib/lab/add-device";
import { deviceName } from "@/lib/lab/devices";
import { ownerRoute } from "@/lib/owner-route";

export const POST = ownerRoute(async ({ lab }) => {
  const slug = await addDevice(lab);
  return Response.json({ slug, name: deviceName(slug) }, { status: 201 });
});
