import { randomBytes } from "node:crypto";

const passwords = new Map([["alice@example.com", "correct horse battery"]]);
const sessions = new Map<string, { email: string }>();

export type Answer = { status: number; body?: string; setCookie?: string };

/** Scripts cannot read it, other sites' forms do not carry it, and plain http does not. */
const attributes = "Path=/; HttpOnly; SameSite=Lax; Secure";

export function signIn(email: string, password: string): Answer {
  // An application hashes its passwords: auth/password.ts.
  if (passwords.get(email) !== password) return { status: 401 };
  const id = randomBytes(32).toString("base64url");
  sessions.set(id, { email });
  return { status: 200, setCookie: `sessionId=${id}; ${attributes}` };
}

/** @param id the value of the cookie that came, where one came */
export function account(id = ""): Answer {
  const session = sessions.get(id);
  return session ? { status: 200, body: `Signed in as ${session.email}` } : { status: 401 };
}

export function signOut(id = ""): Answer {
  sessions.delete(id);
  return { status: 200, setCookie: `sessionId=; ${attributes}; Max-Age=0` };
}
