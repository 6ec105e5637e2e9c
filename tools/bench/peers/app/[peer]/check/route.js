import { peers } from "../../../peers/table.js";

export const dynamic = "force-dynamic";

/** Answers who is signed in, in as few bytes as the lab's check that looks at nothing. */
export async function GET(request, { params }) {
  const { peer } = await params;
  const email = await peers[peer].check(request);
  return Response.json({ email });
}
