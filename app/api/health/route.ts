/** Says that the server is up. It checks nothing: `npm run bench` measures the other routes against it. */
export function GET(): Response {
  return Response.json({ ok: true });
}

export const dynamic = "force-dynamic";
