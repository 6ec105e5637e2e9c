import type { Claims } from "@/auth/tokens";
import { tokens } from "@/lessons/katas/tokens";

const changedAt = new Map<string, number>();

export function changePassword(id: string): void {
  changedAt.set(id, Date.now());
}

function isSinceTheChange({ sub, iat }: Claims): boolean {
  return iat * 1000 >= (changedAt.get(sub) ?? 0);
}

/**
 * A visit to /session.
 * @returns what the page is told, and the cookie that the browser keeps from now on
 */
export async function visit(
  cookie: string,
): Promise<{ session: { email: string } | null; cookie: string | null }> {
  const claims = await tokens.verify(cookie);
  if (!claims) return { session: null, cookie: null };
  const renewed = await tokens.reissue(claims);
  const session = isSinceTheChange(claims) ? { email: claims.email } : null;
  return { session, cookie: renewed };
}
