import "server-only";
import { lockUser } from "@/auth/sessions";
import { getPrisma } from "../db/database";
import { removeUser } from "../lab/account";
import { noteChange } from "../lab/kept";
import { throwLost } from "./change-password";
import { requireSignedIn } from "./check";
import type { CookieJar } from "./cookie-jar";
import { requirePassword } from "./current-password";

/**
 * Deletes the account of the user who is signed in on a device, who gives the password again: a cookie alone is
 * not enough for what cannot be undone (OWASP ASVS 5.0, 7.5.3).
 * @throws Problem, and then nothing was deleted
 */
export async function deleteOwnAccount(jar: CookieJar, currentPassword: string): Promise<void> {
  const identity = await requireSignedIn(jar);
  const user = await requirePassword(jar, identity.user.email, currentPassword);
  await getPrisma()
    .$transaction(async (tx) => {
      await lockUser(tx, user);
      await removeUser(tx, jar, user.id);
    })
    .catch(throwLost);
  noteChange(jar.lab);
}
