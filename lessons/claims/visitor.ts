import "server-only";
import { Problem } from "@/lib/errors";
import type { DeviceSlug } from "@/lib/lab/devices";
import type { LabId } from "@/lib/lab/lab-id";
import { labPath } from "@/lib/lab/lab-path";
import type { Strategy } from "../strategies/strategy";
import { type Answer, expectOk, type Init, withJson } from "./answer";
import { CookieStore } from "./cookie-store";
import { VisitorDevice } from "./visitor-device";

/** Milliseconds that one answer may take: longer than the farthest database. */
const patience = 15_000;

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
