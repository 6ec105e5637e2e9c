import { answer, readLab, refuseCrossOrigin } from "@/lib/http";
import { addDevice } from "@/lib/lab/add-device";
import { deviceName } from "@/lib/lab/devices";

type Context = { params: Promise<{ lab: string }> };

export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    const slug = await addDevice(readLab((await params).lab));
    return Response.json({ slug, name: deviceName(slug) }, { status: 201 });
  });
}
