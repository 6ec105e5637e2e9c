import "server-only";
import { passwordLength } from "@/auth/password";
import { Problem } from "../errors";
import { singleton } from "../singleton";

/**
 * Refuses a new password that others guess first (OWASP ASVS 5.0, 6.2.4, which asks for the 3,000 commonest;
 * the package has some 18,000 that are long enough).
 * @throws Problem `password-common` or `password-personal`
 */
export async function refuseWeakPassword(
  password: string,
  { email, name }: { email: string; name: string | null },
): Promise<void> {
  const guess = password.trim().toLowerCase();
  if ([email, name].some((own) => own?.toLowerCase() === guess)) throw new Problem("password-personal");
  if ((await commonPasswords()).has(guess)) throw new Problem("password-common");
}

/** In lower case. Read at the first change of a password: the list is half a megabyte. */
function commonPasswords(): Promise<ReadonlySet<string>> {
  return singleton("common-passwords", async () => {
    const { dictionary } = await import("@zxcvbn-ts/language-common");
    return new Set(dictionary["passwords-common"].filter(({ length }) => length >= passwordLength.min));
  });
}
