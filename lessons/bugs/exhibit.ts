import "server-only";
import { open } from "../attacks/craft";
import type { Satellite } from "../satellites/satellite";

/** A request to the exhibit, and what it answered. */
export type Asked = { by: string; request: string; status: number; answer: string };

export type Answer = { status: number; body: string; setCookie: string };

/** A running exhibit, as people outside see it. What they ask is kept. */
export class Exhibit {
  readonly asked: Asked[] = [];

  constructor(private readonly satellite: Satellite) {}

  signIn(by: string): Promise<Answer> {
    return this.#ask(by, "POST /sign-in", {}, { user: by.toLowerCase() });
  }

  /** @param words how the credential is told */
  account(by: string, header: Record<string, string>, words: string): Promise<Answer> {
    return this.#ask(by, "GET /account", header, undefined, words);
  }

  signOut(by: string, header: Record<string, string>): Promise<Answer> {
    return this.#ask(by, "POST /sign-out", header);
  }

  /** A token of another service that has the same key. */
  async elsewhere(claims: object, alg = "HS256"): Promise<string> {
    const { body } = await this.#ask("Another service", "POST /elsewhere", {}, { claims, alg });
    return tokenIn(body);
  }

  async #ask(
    by: string,
    request: string,
    headers: Record<string, string>,
    body?: object,
    words = "",
  ): Promise<Answer> {
    const [method = "", path = ""] = request.split(" ");
    const response = await this.satellite.send(path, {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = {
      status: response.status,
      body: await response.text(),
      setCookie: response.headers.get("set-cookie") ?? "",
    };
    const told = [request, words && `with ${words}`].filter(Boolean).join(" ");
    this.asked.push({ by, request: told, status: answer.status, answer: wordsOf(answer) });
    return answer;
  }
}

/** The token that a sign-in was answered with. */
export function tokenIn(body: string): string {
  return JSON.parse(body).token;
}

/** The cookie of a sign-in, as it is sent back. */
export function cookieIn({ setCookie }: Answer): { cookie: string } {
  return { cookie: setCookie.split(";", 1)[0] ?? "" };
}

function wordsOf({ body, setCookie }: Answer): string {
  if (setCookie) return `Set-Cookie: ${setCookie}`;
  if (!body) return "";
  const said = JSON.parse(body);
  if (typeof said === "string") return said;
  // What anybody reads in it. The rest is as long as it says little.
  return said.token ? `a token that says ${JSON.stringify(open(said.token).claims)}` : (said.title ?? "");
}
