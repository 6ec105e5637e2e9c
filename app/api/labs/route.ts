import { answer, refuseCrossOrigin } from "@/lib/http";
import { labPath } from "@/lib/lab/lab-path";
import { alice, createLab } from "@/lib/lab/labs";

export function POST(request: Request): Promise<Response> {
  return answer(async () => {
    refuseCrossOrigin(request.headers);
    const { id, password } = await createLab();
    const url = labPath(id);
    const body = { id, url, user: { email: alice.email, password } };
    return Response.json(body, { status: 201, headers: { location: url } });
  });
}
