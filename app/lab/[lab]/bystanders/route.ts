import { answer, readLab, refuseCrossOrigin } from "@/lib/http";
import { invite } from "@/lib/lab/bystanders";

type Context = { params: Promise<{ lab: string }> };

/** Gives the lab users who have nothing to do with Alice, to see what her password change does to them. */
export function POST(request: Request, { params }: Context): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    const bystanders = await invite(readLab((await params).lab));
    return Response.json({ bystanders }, { status: 201 });
  });
}
