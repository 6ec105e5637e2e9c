import { peers } from "../../../peers/table.js";

/** Signs Alice in as the peer does it, or as it lets an application do it. Its cookies are the answer. */
export async function POST(_, { params }) {
  const { peer } = await params;
  return peers[peer].signIn();
}
