import { tokens } from "@/lessons/katas/tokens";

/** The sign-ins that have ended, each with the second in which its last token expires. */
const ended = new Map<string, number>();

/** @returns the cookie that the browser keeps from now on */
export async function signOut(cookie: string): Promise<string | null> {
  const claims = await tokens.verify(cookie);
  if (claims) ended.set(claims.sid, claims.exp);
  return null;
}

export async function isSignedIn(cookie: string): Promise<boolean> {
  const claims = await tokens.verify(cookie);
  return claims !== null && !ended.has(claims.sid);
}

/** How many sign-ins the server remembers. Called now and then, by a sweep. */
export function remembered(): number {
  for (const [sid, exp] of ended) if (exp * 1000 < Date.now()) ended.delete(sid);
  return ended.size;
}
