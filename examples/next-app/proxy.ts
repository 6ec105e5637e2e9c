import { NextResponse } from "next/server";
import { auth } from "./auth";

// Keeps out early. Each page asks again: a proxy is no place to rely on alone.
export default auth((request) => {
  if (!request.auth) return NextResponse.redirect(new URL("/", request.url));
});

export const config = { matcher: "/members/:path*" };
