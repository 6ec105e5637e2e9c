import { randomBytes } from "node:crypto";

type Session = { user: string | null; cart: string[] };

const sessions = new Map<string, Session>();

/** @returns the id for the cookie: the one that came, where it stands for a session */
export function visit(id = ""): string {
  if (sessions.has(id)) return id;
  const fresh = randomBytes(32).toString("base64url");
  sessions.set(fresh, { user: null, cart: [] });
  return fresh;
}

export function addToCart(id: string, item: string): void {
  sessions.get(id)?.cart.push(item);
}

/** Her password has been verified. @returns the id for the cookie */
export function signIn(id: string, user: string): string {
  const known = visit(id);
  const session = sessions.get(known) as Session;
  session.user = user;
  return known;
}

export function read(id: string): Session | null {
  return sessions.get(id) ?? null;
}
