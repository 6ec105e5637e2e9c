import "server-only";
import type { Family } from "../lab/refresh-family";
import type { VerifiedUser } from "../lab/verified-user";
import { accessLifetime } from "./access-lifetime";
import type { CookieJar } from "./cookie-jar";
import { labTokens } from "./lab-tokens";

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
