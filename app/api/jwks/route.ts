import { publicKeys } from "@/lib/device/api-token";
import { answer } from "@/lib/http";

export const dynamic = "force-dynamic";

/** The public half of what signs the API's access tokens, for whoever wants to verify one. */
export function GET(): Promise<Response> {
  return answer(async () => {
    const headers = { "content-type": "application/jwk-set+json", "cache-control": "public, max-age=300" };
    return new Response(JSON.stringify(await publicKeys()), { headers });
  });
}
