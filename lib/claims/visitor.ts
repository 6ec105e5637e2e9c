import "server-only";
import type { Check } from "../auth/check";
import { type JarAddress, jarPath, labPath, sessionCookieNames } from "../auth/cookie-jar";
import type { Lifetime } from "../auth/lifetime";
import type { Strategy } from "../auth/strategy";
import { isProblemCode, Problem } from "../errors";
import type { StatementEvidence } from "../evidence/evidence";
import type { DeviceSlug } from "../lab/devices";
import type { LabId } from "../lab/lab-id";
import { alice } from "../lab/labs";
import type { ListedSession } from "../lab/sessions";
import { CookieStore } from "./cookie-store";

type Init = { method?: string; headers?: Record<string, string>; body?: string | URLSearchParams };

/** Milliseconds that one answer may take: longer than the farthest database. */
const patience = 15_000;

/** An answer of the app, read to its end. */
export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  /** Milliseconds from sending to the last byte. */
  ms: number;
};

/** A check as it came over the wire, with what the exchange took. */
export type CheckedOverHttp = Check & { roundTripMs: number };

/** Who uses a lab over HTTP as a browser would, with a cookie jar that is nobody else's. */
export class Visitor {
  readonly cookies = new CookieStore();

  /**
   * @param origin of the app, such as `http://127.0.0.1:3000`
   * @param password Alice's, and kept up to date when this visitor changes it
   */
  constructor(
    readonly origin: string,
    readonly lab: LabId,
    public password: string,
    readonly signal: AbortSignal,
  ) {}

  device(slug: DeviceSlug, strategy: Strategy): VisitorDevice {
    return new VisitorDevice(this, slug, strategy);
  }

  /** Sends a request with the cookies whose path fits, and keeps those that the answer sets. */
  async send(path: string, init: Init = {}): Promise<Answer> {
    const cookie = this.cookies.header(path.split("?")[0] ?? path);
    const start = performance.now();
    const response = await this.fetch(path, {
      ...init,
      headers: { ...(cookie && { cookie }), ...init.headers },
      redirect: "manual",
      cache: "no-store",
    });
    const text = await response.text();
    const ms = performance.now() - start;
    this.cookies.keep(response.headers.getSetCookie());
    return { status: response.status, headers: response.headers, text, ms };
  }

  /**
   * Asks something of the lab itself, as an administrator would.
   * @throws Problem, the one that the app answered with
   */
  async command(method: string, name: string, body?: unknown): Promise<Answer> {
    return expectOk(await this.send(`${labPath(this.lab)}/${name}`, withJson(method, body)));
  }

  private async fetch(path: string, init: RequestInit): Promise<Response> {
    // Not handed to `fetch`, which would leave a listener on it for each of some hundred requests.
    this.signal.throwIfAborted();
    try {
      return await fetch(`${this.origin}${path}`, { ...init, signal: AbortSignal.timeout(patience) });
    } catch (cause) {
      throw new Problem("unexpected-answer", `No answer to ${path}.`, { cause });
    }
  }
}

/** One device under one strategy, as its user knows it. */
export class VisitorDevice {
  readonly path: string;
  readonly address: JarAddress;

  constructor(
    private readonly visitor: Visitor,
    readonly slug: DeviceSlug,
    readonly strategy: Strategy,
  ) {
    this.address = { lab: visitor.lab, device: slug, strategy };
    this.path = jarPath(this.address);
  }

  /** The session cookie's value, as this device holds it. */
  get credential(): string | null {
    return this.visitor.cookies.value(this.path, sessionCookieNames[this.strategy]);
  }

  /** Signs in through Auth.js's own endpoints. */
  async signIn(lifetime: Lifetime = 900): Promise<Answer> {
    const { password } = this.visitor;
    const { email } = alice;
    return this.submit("callback/credentials", { email, password, lifetime: String(lifetime) });
  }

  signOut(): Promise<Answer> {
    return this.submit("signout", {});
  }

  /** @param db what the request is to find the database to be, as `?db=` takes it */
  async check(db?: string): Promise<CheckedOverHttp> {
    const answer = await this.visitor.send(`${this.path}/check${db ? `?db=${db}` : ""}`);
    const checked = JSON.parse(answer.text);
    if (!("signedIn" in checked)) throw toProblem(answer);
    if (answer.status === 503 && db !== "down") throw new Problem("database-unavailable");
    return { ...checked, status: answer.status, roundTripMs: answer.ms };
  }

  /** Has this device's cookie copied into the jar of another. */
  async steal(to: DeviceSlug): Promise<void> {
    await this.command("POST", "steal", { to });
  }

  /** @returns how many session rows went with the old password, and the SQL that it took */
  async changePassword(newPassword: string): Promise<{ sessionsEnded: number; sql: StatementEvidence[] }> {
    const currentPassword = this.visitor.password;
    const answer = await this.command("POST", "password", { currentPassword, newPassword });
    this.visitor.password = newPassword;
    return JSON.parse(answer.text);
  }

  async sessions(): Promise<ListedSession[]> {
    return JSON.parse((await this.command("GET", "sessions")).text).sessions;
  }

  endSession(id: string): Promise<Answer> {
    return this.command("DELETE", `sessions/${id}`);
  }

  /** The device's page as a browser gets it first, before any script of it runs. */
  page(): Promise<Answer> {
    return this.visitor.send(this.path);
  }

  /** @throws Problem, the one that the app answered with */
  async command(method: string, name: string, body?: unknown): Promise<Answer> {
    return expectOk(await this.visitor.send(`${this.path}/${name}`, withJson(method, body)));
  }

  private async submit(action: string, form: Record<string, string>): Promise<Answer> {
    const csrf = await this.command("GET", "api/auth/csrf");
    const { csrfToken } = JSON.parse(csrf.text);
    const answer = await this.visitor.send(`${this.path}/api/auth/${action}`, {
      method: "POST",
      body: new URLSearchParams({ csrfToken, ...form }),
    });
    const refused = answer.status >= 400 || answer.headers.get("location")?.includes("error=");
    if (refused) throw toProblem(answer);
    return answer;
  }
}

function withJson(method: string, body: unknown): Init {
  if (body === undefined) return { method };
  return { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

function expectOk(answer: Answer): Answer {
  if (answer.status >= 300) throw toProblem(answer);
  return answer;
}

/** The problem that the app answered with; what is none is an answer that no card expects. */
function toProblem({ status, text, headers }: Answer): Problem {
  const isProblem = headers.get("content-type")?.startsWith("application/problem+json");
  const { code, detail }: { code?: unknown; detail?: string } = isProblem ? JSON.parse(text) : {};
  if (isProblemCode(code)) return new Problem(code, detail);
  return new Problem(
    "unexpected-answer",
    `The app answered ${status} ${headers.get("location") ?? ""}`.trim(),
  );
}
