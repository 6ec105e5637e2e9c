import { randomBytes } from "node:crypto";

const sessions = new Map();

/** The password has been verified. @param {string} user */
export function signIn(user) {
  const id = randomBytes(32).toString("base64url");
  sessions.set(id, { user });
  return { status: 200, setCookie: `sessionId=${id}; Path=/; HttpOnly; SameSite=Lax; Secure` };
}

/** @param {string} [id] the value of the cookie that came, where one came */
export function account(id) {
  const session = sessions.get(id);
  if (!session) return { status: 401 };
  return { status: 200, body: `Signed in as ${session.user}` };
}

/** @param {string} [id] */
export function signOut(id) {
  sessions.delete(id);
  return { status: 200, setCookie: "sessionId=; Path=/; Max-Age=0" };
}
