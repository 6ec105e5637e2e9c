import { answer, readCommand, readLab } from "@/lib/http";
import { changeRole, roleChange } from "@/lib/lab/account";

type Context = { params: Promise<{ lab: string }> };

/** Gives Alice another role, as an administrator would. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    const lab = readLab((await params).lab);
    await changeRole(lab, await readCommand(request, roleChange));
    return new Response(null, { status: 204 });
  });
}
