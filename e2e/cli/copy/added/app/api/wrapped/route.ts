import { auth } from "../../../auth";

export const GET = auth(({ auth: session }) => Response.json(session, { status: session ? 200 : 401 }));
