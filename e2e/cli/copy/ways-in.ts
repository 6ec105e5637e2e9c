import type { RunningApp } from "./copied-app";
import { Visitor } from "./visitor";

type Fields = Record<string, string>;

export const password = "correct horse";

let people = 0;

/** An address that was never used before. */
export function newAddress(): string {
  people += 1;
  return `person-${people}@example.com`;
}

/** Someone new, registered and thereby signed in, for an hour. */
export async function newcomer(app: RunningApp): Promise<{ email: string; visitor: Visitor }> {
  const email = newAddress();
  const visitor = new Visitor(app.url);
  await visitor.submit("Register", { email, password });
  return { email, visitor };
}

export async function withPassword(app: RunningApp, email: string, fields: Fields = {}): Promise<Visitor> {
  const visitor = new Visitor(app.url);
  await visitor.submit("Sign in", { email, password, ...fields });
  return visitor;
}

export async function withGitHub(app: RunningApp): Promise<Visitor> {
  const visitor = new Visitor(app.url);
  await visitor.submit("Sign in with GitHub");
  return visitor;
}

export async function withLink(app: RunningApp, email: string): Promise<{ visitor: Visitor; link: string }> {
  const visitor = new Visitor(app.url);
  await visitor.submit("Send me a link", { email });
  const [, link = ""] = await app.wrote(new RegExp(`Mail to ${email}: (\\S+)`));
  await visitor.visit(link);
  return { visitor, link };
}

/** Each way to sign in, as someone who has not been there before. GitHub knows one person. */
export const waysIn: [string, (app: RunningApp) => Promise<Visitor>][] = [
  ["a password", async (app) => (await newcomer(app)).visitor],
  ["OAuth", withGitHub],
  ["a link", async (app) => (await withLink(app, newAddress())).visitor],
];

const waysToAsk: Record<string, (visitor: Visitor) => Promise<boolean>> = {
  "auth() in a component": async (visitor) => (await visitor.visit("/")).body.includes("Signed in as"),
  "auth() in a route": async (visitor) => (await visitor.visit("/api/me")).status === 200,
  "auth() as a wrapper": async (visitor) => (await visitor.visit("/api/wrapped")).status === 200,
  "auth() as proxy.ts": async (visitor) => (await visitor.visit("/members")).url.pathname === "/members",
  "useSession()": async (visitor) => (await visitor.json("/api/auth/session")) !== null,
};

/** Asks in each way that an application has, with the cookies as they are now: none sees what another has set. */
export async function signedIn(visitor: Visitor): Promise<Record<string, boolean>> {
  const answers = Object.entries(waysToAsk).map(async ([way, ask]) => [way, await ask(visitor.copy())]);
  return Object.fromEntries(await Promise.all(answers));
}

const all = (answer: boolean) => Object.fromEntries(Object.keys(waysToAsk).map((way) => [way, answer]));

/** What `signedIn` finds of someone who is, and of someone who is not. */
export const everywhere = all(true);
export const nowhere = all(false);
