import type { NextRequest } from "next/server";
import { getToken } from "next-auth/jwt";
import { configuration, cookies } from "../../../auth.jwt";

export async function GET(req: NextRequest) {
  const token = await getToken({
    req,
    secret: process.env.AUTH_SECRET,
    cookieName: cookies.sessionToken.name,
    decode: configuration.jwt.decode,
  });
  return Response.json(token);
}
