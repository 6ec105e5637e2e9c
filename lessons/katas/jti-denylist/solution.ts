import type { Claims } from "@/auth/tokens";
import { tokens } from "@/lessons/katas/tokens";

// `sid` is set once, at the sign-in, and every token that comes from it has the same.
const denied = new Set<string>();

/** @returns what an accepted token says, or `null` */
export async function accept(token: string): Promise<Claims | null> {
  const claims = await tokens.verify(token);
  return claims && !denied.has(claims.sid) ? claims : null;
}

/** A visit to /session: the token comes back issued anew. */
export async function visit(token: string): Promise<string | null> {
  const claims = await accept(token);
  return claims && tokens.reissue(claims);
}

export async function signOut(token: string): Promise<void> {
  const claims = await accept(token);
  if (claims) denied.add(claims.sid);
}
