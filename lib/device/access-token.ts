import "server-only";
import type { CookieJar } from "./cookie-jar";
import type { VerifiedUser } from "./credentials";
import { labTokens } from "./lab-tokens";

/** Seconds that an access token lives: as long as a revocation takes to bite. */
export const accessLifetime = 15;

/** A sign-in whose refresh tokens follow one another. */
export type Family = { id: string; expires: Date };

/** Signs an access token that names its family as `sid`, and does not outlive it. */
export function issueAccessToken(
  jar: CookieJar,
  user: Pick<VerifiedUser, "id" | "email" | "name" | "role">,
  { id: sid, expires }: Family,
): Promise<string> {
  const left = Math.floor((expires.getTime() - Date.now()) / 1000);
  const { issue } = labTokens(jar);
  return issue({ ...user, rolling: false, lifetime: Math.min(accessLifetime, left) }, { sid });
}
