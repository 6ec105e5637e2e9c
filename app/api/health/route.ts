/** Says that the process lives: for whoever would start it again. The database is asked at `/api/health/ready`. */
export function GET(): Response {
  return Response.json({ ok: true });
}

export const dynamic = "force-dynamic";
