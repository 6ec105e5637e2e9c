import "server-only";
import { HttpClient } from "@/lib/client/http-client.mjs";
import { Problem } from "@/lib/errors";
import type { DeviceSlug } from "@/lib/lab/devices";
import type { LabId } from "@/lib/lab/lab-id";
import { labPath } from "@/lib/lab/lab-path";
import { t } from "@/lib/language/texts";
import type { Strategy } from "../strategies/strategy";
import { type Answer, expectOk, type Init, withJson } from "./answer";
import { VisitorDevice } from "./visitor-device";

/** Milliseconds that one answer may take: longer than the farthest database. */
const patience = 15_000;

/** Who uses a lab over HTTP as a browser would, with a cookie jar that is nobody else's. */
export class Visitor {
  readonly http: HttpClient;

  /**
   * @param origin of the app, such as `http://127.0.0.1:3000`
   * @param password Alice's, and kept up to date when this visitor changes it
   */
  constructor(
    readonly origin: string,
    readonly lab: LabId,
    public password: string,
    signal: AbortSignal,
  ) {
    this.http = new HttpClient(origin, { transport: fetchPatiently, signal });
  }

  device<Of extends Strategy>(slug: DeviceSlug, strategy: Of): VisitorDevice<Of> {
    return new VisitorDevice(this, slug, strategy);
  }

  send(path: string, init: Init = {}): Promise<Answer> {
    return this.read(() => this.http.send(path, init));
  }

  /** Reads an answer to its end, and the clock meanwhile. */
  async read(send: () => Promise<Response>): Promise<Answer> {
    const start = performance.now();
    const response = await send();
    const text = await response.text();
    const ms = performance.now() - start;
    return { status: response.status, headers: response.headers, text, ms };
  }

  /**
   * Asks something of the lab itself, as an administrator would.
   * @throws Problem, the one that the app answered with
   */
  async command(method: string, name: string, body?: unknown): Promise<Answer> {
    return expectOk(await this.send(`${labPath(this.lab)}/${name}`, withJson(method, body)));
  }
}

async function fetchPatiently(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { cache: "no-store", ...init, signal: AbortSignal.timeout(patience) });
  } catch (cause) {
    throw new Problem(
      "unexpected-answer",
      t("No answer to {pathname}.", { pathname: new URL(url).pathname }),
      { cause },
    );
  }
}
