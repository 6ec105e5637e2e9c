import "server-only";
import { hash, verify } from "@node-rs/argon2";

// argon2id with 19 MiB and two passes: OWASP Password Storage Cheat Sheet.
const argon2id = 2;
const options = { algorithm: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The shortest and the longest password, in characters (NIST SP 800-63B asks for 8, and for 64 or more). */
export const passwordLength = { min: 8, max: 128 };

/** @returns argon2id in PHC string format */
export function hashPassword(password: string): Promise<string> {
  return hash(password, options);
}

export function verifyPassword(passwordHash: string, password: string): Promise<boolean> {
  return verify(passwordHash, password);
}
