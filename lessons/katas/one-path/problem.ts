import type { Claims } from "@/auth/tokens";
import { tokens } from "@/lessons/katas/tokens";

const versions = new Map<string, number>();

export function changePassword(id: string): void {
  versions.set(id, version(id) + 1);
}

function version(id: string): number {
  return versions.get(id) ?? 1;
}

export function signIn(id: string): Promise<string> {
  const user = { id, email: `${id}@example.com`, name: id, role: "member", rolling: true };
  return tokens.issue(user, { claims: { ver: version(id) } });
}

/** The account page. @returns what it greets with, or `null` where it asks to sign in */
export async function page(token: string): Promise<string | null> {
  const claims = await tokens.verify(token);
  return claims && isCurrent(claims) ? `Hello ${claims.name}` : null;
}

/** The API. @returns the profile, or `null` for a 401 */
export async function api(token: string): Promise<{ email: string } | null> {
  const claims = await tokens.verify(token);
  return claims && { email: claims.email };
}

/** @returns a token that lives longer, or `null` for a 401 */
export async function renew(token: string): Promise<string | null> {
  const claims = await tokens.verify(token);
  return claims && tokens.reissue(claims);
}

function isCurrent({ sub, ver }: Claims): boolean {
  return ver === version(sub);
}
