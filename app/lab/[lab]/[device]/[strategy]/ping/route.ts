import type { JarParams } from "@/lessons/strategies/read-jar";

type Context = { params: Promise<JarParams> };

export const dynamic = "force-dynamic";

/** Answers like a check, and checks nothing: what `npm run bench` measures the checks against. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { device, strategy } = await params;
  return new Response(JSON.stringify({ device, strategy }), {
    headers: { "content-type": "application/json", "cache-control": "no-store" },
  });
}
