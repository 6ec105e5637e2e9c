import { hash, verify } from "@node-rs/argon2";
import { type Database, endSessions, PasswordJustChanged, type Transaction } from "./sessions";
import type { VerifiedUser } from "./user";

// argon2id with 19 MiB and two passes: OWASP Password Storage Cheat Sheet.
const argon2id = 2;
const options = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The shortest and the longest password, in characters (OWASP ASVS 5.0, 6.2.1 asks for 8, better 15; 6.2.9 for 64 or more). */
export const passwordLength = { min: 8, max: 128 };

/** The hash of 32 random bytes that were thrown away. Made at the first guess, it would slow that one down. */
const decoy =
  "$argon2id$v=19$m=19456,t=2,p=1$YWIfNhCTM1GOeZGSiOWT1g$eidsZaU2v4YpYnojwYGrBYdyzo7jGUUqvv9zQCAKGXo";

/** What hashes: the package, unless an application has a queue for it. */
export type Argon2 = {
  hash(password: string, settings: typeof options): Promise<string>;
  verify(passwordHash: string, password: string): Promise<boolean>;
};

const argon2: Argon2 = { hash, verify };

/** @returns argon2id in PHC string format */
export function hashPassword(password: string, { hash } = argon2): Promise<string> {
  return hash(password, options);
}

/**
 * @param passwordHash `null` where there is no such user, or one without a password: it takes as long and
 * is wrong, so that time does not tell who has an account
 */
export async function verifyPassword(
  passwordHash: string | null,
  password: string,
  { verify } = argon2,
): Promise<boolean> {
  const matches = await verify(passwordHash ?? decoy, password);
  return matches && passwordHash !== null;
}

/**
 * Replaces a user's password and ends every session of theirs, in one transaction: a sign-in
 * with the old password at the same moment is either ended by it or refused (see `lockUser`).
 * @param user with the version of the password that was just verified
 * @param passwordHash made before: hashing takes longer than the transaction should
 * @param within whatever else ends with the password; what it returns is returned
 * @returns how many sessions ended, if nothing else is said
 * @throws PasswordJustChanged, and then nothing was changed
 */
export function replacePassword<Tx extends Transaction, T = number>(
  database: Database<Tx>,
  { id, passwordVersion }: Pick<VerifiedUser, "id" | "passwordVersion">,
  passwordHash: string,
  within: (tx: Tx, sessionsEnded: number) => Promise<T> = async (_, sessionsEnded) => sessionsEnded as T,
): Promise<T> {
  return database.$transaction(async (tx) => {
    const replaced =
      await tx.$executeRaw`UPDATE "User" SET "passwordHash" = ${passwordHash}, "passwordVersion" = "passwordVersion" + 1
       WHERE "id" = ${id} AND "passwordVersion" = ${passwordVersion}`;
    if (replaced === 0) throw new PasswordJustChanged();
    return within(tx, await endSessions(tx, id));
  });
}
