import type { NextAuthConfig } from "next-auth";
import { DatabaseUnavailable } from "../db/unavailable";

// What a visitor can bring about with a wrong password or a spoilt cookie is answered, not logged.
const visitorsFaults = new Set([
  "CredentialsSignin",
  "JWTSessionError",
  "MissingCSRF",
  "SignOutError",
  "UnknownAction",
]);

/** Auth.js's logger: quiet about what visitors do wrong, and about an outage, which the answer tells. */
export const logger: NonNullable<NextAuthConfig["logger"]> = {
  error(error) {
    if (visitorsFaults.has(error.name) || isOutage(error)) return;
    console.error(`Auth.js: ${error.name}: ${error.message}`, error.cause ?? "");
  },
  warn(code) {
    console.warn(`Auth.js: ${code}`);
  },
};

/** Auth.js keeps the error that it met in `cause`, as itself or as `{ err }`. */
function isOutage(error: unknown): boolean {
  if (error instanceof DatabaseUnavailable) return true;
  if (typeof error !== "object" || error === null) return false;
  const { cause, err } = error as { cause?: unknown; err?: unknown };
  return isOutage(cause) || isOutage(err);
}
