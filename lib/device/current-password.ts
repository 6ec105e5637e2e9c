import "server-only";
import { z } from "zod";
import { verifyPassword } from "@/auth/password";
import { t } from "@/lib/language/texts";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import { hasherOf } from "../hashing/hasher";
import { isStorable } from "../text";
import { attempt } from "./attempts";
import type { CookieJar } from "./cookie-jar";

export const password = z.string().refine(isStorable);

/** Shows once more that it is the user who asks, and not somebody else at their device (OWASP ASVS 5.0, 7.5.1). */
export const passwordProof = z.object({ currentPassword: password });

/**
 * The one place where the password is asked for again.
 * @param email of whoever is signed in
 * @returns the user whose password it is
 * @throws Problem `wrong-password` or `too-many-attempts`, or `not-signed-in` where the account is gone
 */
export async function requirePassword(jar: CookieJar, email: string, currentPassword: string) {
  const user = await getPrisma().user.findUnique({
    where: { labId_email: { labId: jar.lab, email } },
    select: { id: true, email: true, name: true, passwordHash: true, passwordVersion: true },
  });
  if (!user) throw new Problem("not-signed-in", t("This account is no longer there."));
  const { passwordHash, ...found } = user;
  if (jar.unasked) return found;
  const verify = () => verifyPassword(passwordHash, currentPassword, hasherOf(jar.lab));
  if (!(await attempt(jar, email, verify))) throw new Problem("wrong-password");
  return found;
}
