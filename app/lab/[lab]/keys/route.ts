import { answer, readCommand, readLab } from "@/lib/http";
import { keyRotation, rotateLabKey } from "@/lib/lab/rotate-key";

type Context = { params: Promise<{ lab: string }> };

/** Replaces the key that signs under `jwt-rotate`, as an administrator would. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const lab = readLab((await params).lab);
    return Response.json(await rotateLabKey(lab, await readCommand(request, keyRotation)));
  });
}
