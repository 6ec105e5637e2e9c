import { type Cookie, pairOf } from "@/lib/client/cookie-store.mjs";
import type { HttpClient } from "@/lib/client/http-client.mjs";
import { refresh, refusalOf, signIn } from "@/lib/client/sign-in.mjs";
import { jarPath, refreshCookieName } from "@/lib/device/cookie-jar";
import { isProblemCode, Problem } from "@/lib/errors";
import type { Evidence } from "@/lib/evidence/evidence";
import type { Keeping } from "@/lib/evidence/keeping";
import type { Reason } from "@/lib/evidence/reason";
import type { LabLane } from "@/lib/lab/lane";
import { strategyRecords } from "../strategies/strategy";

/** Makes a visitor of this very app, who sends nothing more once the signal is aborted. */
export type Connect = (signal: AbortSignal) => HttpClient;

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
  readonly #path: string;

  constructor(
    private readonly http: HttpClient,
    readonly lane: LabLane,
    /** What its checks may believe of what was looked up before. */
    private readonly cache: Keeping = "0",
  ) {
    this.#path = jarPath(lane);
  }

  /** @param lifetime seconds @throws Error when the sign-in was refused */
  async signIn({ email, password }: Credentials, lifetime: 30 | 900): Promise<void> {
    const { broken } = strategyRecords[this.lane.strategy];
    // A fix is shown failing where it fails.
    const expiry = broken?.needsRolling ? "rolling" : "absolute";
    const refusal = refusalOf(await signIn(this.http, this.#path, { email, password, lifetime, expiry }));
    if (refusal) throw new Error(`The sign-in of ${email} was refused: ${refusal}.`);
  }

  /** @param query such as `db=down` */
  async check(query = ""): Promise<Answer> {
    return this.#answer(await this.#request(`check?cache=${this.cache}&${query}`));
  }

  async refresh(query = ""): Promise<Answer> {
    return this.#answer(await refresh(this.http, this.#path, `?${query}`));
  }

  get holdsRefreshToken(): boolean {
    return this.#cookies().some(({ name }) => name === refreshCookieName);
  }

  /** Asks Auth.js's own endpoint, which may issue a token again. */
  async visit(): Promise<void> {
    await this.#request(`api/auth/session?cache=${this.cache}`);
  }

  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    const response = await this.http.post(`${this.#path}/password`, { currentPassword, newPassword });
    if (!response.ok) throw new Error(`The password could not be changed: ${response.status}.`);
  }

  /** @returns the ids of the sign-ins that this device is shown, or `null` when there is no list */
  async list(): Promise<{ id: string; device: string | null }[] | null> {
    const response = await this.#request("sessions");
    if (response.status === 409) return null;
    return ((await response.json()) as { sessions: { id: string; device: string | null }[] }).sessions;
  }

  async end(session: string, currentPassword: string): Promise<void> {
    const response = await this.http.delete(`${this.#path}/sessions/${session}`, { currentPassword });
    if (response.status !== 204) throw new Error(`The session could not be ended: ${response.status}.`);
  }

  /** Takes a copy of all that another device's jar holds. */
  copyFrom(other: Client): void {
    for (const cookie of other.#cookies()) this.http.cookies.put(this.#url, { ...cookie, path: this.#path });
  }

  /** Bytes of the Cookie header's pairs that belong to the device, and not to the lab. */
  get cookieBytes(): number {
    return this.#cookies().reduce((sum, cookie) => sum + pairOf(cookie).length, 0);
  }

  /** Those on the device's own path. */
  #cookies(): Cookie[] {
    return this.http.cookies.matching(this.#url).filter(({ path }) => path === this.#path);
  }

  get #url(): URL {
    return this.http.urlOf(this.#path);
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

  #request(endpoint: string, init?: RequestInit): Promise<Response> {
    return this.http.send(`${this.#path}/${endpoint}`, init);
  }
}
