import { randomBytes } from "node:crypto";

type Row = { family: string; used: boolean };

const rows = new Map<string, Row>();

function issue(family: string): string {
  const token = randomBytes(32).toString("base64url");
  rows.set(token, { family, used: false });
  return token;
}

/** @returns the first refresh token of a new sign-in */
export function signIn(): string {
  return issue(randomBytes(16).toString("base64url"));
}

/** @returns the next refresh token, or `null` for a 401 */
export function refresh(token: string): string | null {
  const row = rows.get(token);
  if (!row || row.used) return null;
  row.used = true;
  return issue(row.family);
}
