import { jarPath, refreshCookieName } from "@/lib/device/cookie-jar";
import { isProblemCode, Problem } from "@/lib/errors";
import type { Evidence } from "@/lib/evidence/evidence";
import type { Reason } from "@/lib/evidence/reason";
import type { LabLane } from "@/lib/lab/lane";

/** Sends a request to this very app: over HTTP, or in a test to its route handlers. */
export type Send = (path: string, init?: RequestInit) => Promise<Response>;

/** A check or a refresh as it came over the wire. */
export type Answer = {
  status: number;
  signedIn: boolean;
  reason?: Reason;
  canRefresh?: true;
  evidence: Evidence;
};

type Credentials = { email: string; password: string };

/** A device of the lab that holds its cookies itself, and not in anybody's browser. */
export class Client {
  #cookies = new Map<string, { value: string; path: string }>();

  constructor(
    private readonly send: Send,
    readonly lane: LabLane,
  ) {}

  /** @param lifetime seconds @throws Error when the sign-in was refused */
  async signIn({ email, password }: Credentials, lifetime: 30 | 900): Promise<void> {
    const { csrfToken } = (await (await this.#request("api/auth/csrf")).json()) as { csrfToken: string };
    const response = await this.#request("api/auth/callback/credentials", {
      method: "POST",
      headers: { "x-auth-return-redirect": "1" },
      body: new URLSearchParams({ csrfToken, email, password, lifetime: String(lifetime) }),
    });
    const { url = "" } = (await response.json()) as { url?: string };
    if (!response.ok || url.includes("error=")) throw new Error(`The sign-in of ${email} was refused.`);
  }

  /** @param query such as `?db=down` */
  async check(query = ""): Promise<Answer> {
    return this.#answer(await this.#request(`check${query}`));
  }

  async refresh(query = ""): Promise<Answer> {
    return this.#answer(await this.#request(`refresh${query}`, { method: "POST" }));
  }

  get holdsRefreshToken(): boolean {
    return this.#cookies.has(refreshCookieName);
  }

  /** Asks Auth.js's own endpoint, which may issue a token again. */
  async visit(): Promise<void> {
    await this.#request("api/auth/session");
  }

  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    const response = await this.#post("password", { currentPassword, newPassword });
    if (!response.ok) throw new Error(`The password could not be changed: ${response.status}.`);
  }

  /** @returns the ids of the sign-ins that this device is shown, or `null` when there is no list */
  async list(): Promise<{ id: string; device: string | null }[] | null> {
    const response = await this.#request("sessions");
    if (response.status === 409) return null;
    return ((await response.json()) as { sessions: { id: string; device: string | null }[] }).sessions;
  }

  async end(session: string): Promise<void> {
    const response = await this.#request(`sessions/${session}`, { method: "DELETE" });
    if (response.status !== 204) throw new Error(`The session could not be ended: ${response.status}.`);
  }

  /** Takes a copy of all that another device's jar holds. */
  copyFrom(other: Client): void {
    this.#cookies = new Map([...other.#cookies].map(([name, cookie]) => [name, { ...cookie }]));
  }

  /** Bytes of the Cookie header's pairs that belong to the device, and not to the lab. */
  get cookieBytes(): number {
    const own = [...this.#cookies].filter(([, { path }]) => path.split("/").length > 3);
    return own.reduce((sum, [name, { value }]) => sum + name.length + 1 + value.length, 0);
  }

  async #answer(response: Response): Promise<Answer> {
    const body = await response.json();
    // An outage that nobody asked for is no answer: what was being measured cannot be said.
    if (!("signedIn" in body) && body.code !== "nothing-to-refresh") {
      throw new Problem(isProblemCode(body.code) ? body.code : "internal");
    }
    if (response.status === 503 && body.evidence?.database !== "down") {
      throw new Problem("database-unavailable");
    }
    return { ...(body as Answer), status: response.status };
  }

  #post(endpoint: string, body: unknown): Promise<Response> {
    const headers = { "content-type": "application/json" };
    return this.#request(endpoint, { method: "POST", headers, body: JSON.stringify(body) });
  }

  async #request(endpoint: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...this.#cookies].map(([name, { value }]) => `${name}=${value}`).join("; "));
    const response = await this.send(`${jarPath(this.lane)}/${endpoint}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const [name = "", ...value] = pair.split("=");
    const path = attributes.find((text) => text.toLowerCase().startsWith("path="))?.slice(5) ?? "/";
    const over = attributes.some((text) => text.toLowerCase() === "max-age=0");
    if (over || value.join("=") === "") this.#cookies.delete(name);
    else this.#cookies.set(name, { value: value.join("="), path });
  }
}
