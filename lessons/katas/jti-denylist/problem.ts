import type { Claims } from "@/auth/tokens";
import { tokens } from "@/lessons/katas/tokens";

const denied = new Set<string>();

/** @returns what an accepted token says, or `null` */
export async function accept(token: string): Promise<Claims | null> {
  const claims = await tokens.verify(token);
  return claims && !denied.has(claims.jti) ? claims : null;
}

/** A visit to /session: the token comes back issued anew. */
export async function visit(token: string): Promise<string | null> {
  const claims = await accept(token);
  return claims && tokens.reissue(claims);
}

export async function signOut(token: string): Promise<void> {
  const claims = await accept(token);
  if (claims) denied.add(claims.jti);
}
