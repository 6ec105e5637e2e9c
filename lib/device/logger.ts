import { AuthError, type NextAuthConfig } from "next-auth";
import { isRefusedToken } from "@/auth/tokens";
import { isLabGone } from "../db/lab-gone";
import { isDatabaseUnavailable } from "../db/unavailable";
import { problemIn } from "../errors";

// What a visitor can bring about with a wrong password or a spoilt cookie is answered, not logged.
const visitorsFaults = new Set<string>(["CredentialsSignin", "MissingCSRF", "UnknownAction"]);

/**
 * Auth.js's logger: quiet about what visitors do wrong, and about an outage, a problem or a lab that is gone,
 * which the answer tells.
 */
export const logger: NonNullable<NextAuthConfig["logger"]> = {
  error(error) {
    // A build shortens the names of classes; the type is kept.
    const type = error instanceof AuthError ? error.type : error.name;
    if (visitorsFaults.has(type) || isRefusedToken(error)) return;
    if (isDatabaseUnavailable(error) || isLabGone(error) || problemIn(error)) return;
    console.error(`Auth.js: ${type}: ${error.message}`, error.cause ?? "");
  },
  warn(code) {
    console.warn(`Auth.js: ${code}`);
  },
};
