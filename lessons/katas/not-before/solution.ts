import type { Claims } from "@/auth/tokens";
import { tokens } from "@/lessons/katas/tokens";

const changedAt = new Map<string, number>();

export function changePassword(id: string): void {
  // `iat` is in whole seconds. So is the date, or a sign-in of the same second would count as older.
  changedAt.set(id, Math.floor(Date.now() / 1000));
}

function isSinceTheChange({ sub, iat }: Claims): boolean {
  return iat >= (changedAt.get(sub) ?? 0);
}

/**
 * A visit to /session.
 * @returns what the page is told, and the cookie that the browser keeps from now on
 */
export async function visit(
  cookie: string,
): Promise<{ session: { email: string } | null; cookie: string | null }> {
  const claims = await tokens.verify(cookie);
  // Before the token is issued again: afterwards its `iat` is newer than the change.
  if (!claims || !isSinceTheChange(claims)) return { session: null, cookie: null };
  return { session: { email: claims.email }, cookie: await tokens.reissue(claims) };
}
