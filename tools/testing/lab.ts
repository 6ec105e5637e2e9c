import { afterAll } from "vitest";
import { rulesOf } from "../../lessons/strategies/rules";
import { type Strategy, strategyRecords } from "../../lessons/strategies/strategy";
import { fetchCsrfToken, refresh, signIn, submit } from "../../lib/client/sign-in.mjs";
import { getPool, getPrisma } from "../../lib/db/database";
import { type CookieJar, copyCookieName, jarPath, refreshCookieName } from "../../lib/device/cookie-jar";
import type { Expiry } from "../../lib/device/expiry";
import type { Evidence, StatementEvidence } from "../../lib/evidence/evidence";
import { setCookieLines } from "../../lib/http";
import { flushChecks } from "../../lib/lab/check-log";
import type { DeviceSlug } from "../../lib/lab/devices";
import type { LabId } from "../../lib/lab/lab-id";
import { alice, createLab } from "../../lib/lab/labs";
import { ownerCookie } from "../../lib/lab/owner";
import { Browser, type Cookie } from "./browser";

afterAll(async () => {
  await flushChecks();
  await getPrisma().$disconnect();
  await getPool().end();
});

/** How Auth.js answered a form: where it sends the browser, and with which error. */
export type FormAnswer = {
  status: number;
  location: URL | null;
  error: string | null;
  code: string | null;
  setCookies: string[];
  /** What the browser is told to put away. */
  cleared: string | null;
};

type Credentials = { email: string; password: string; lifetime: number; expiry: Expiry; grace: "0" | "10" };
/** A check as it comes over the wire, with the status of the answer. */
export type CheckAnswer = {
  status: number;
  signedIn: boolean;
  user?: { name: string; email: string; role: string };
  expiresAt?: string;
  reason?: string;
  canRefresh?: true;
  at: string;
  evidence: Evidence;
  code?: string;
};
type ChangeAnswer = { status: number; code?: string; sessionsEnded?: number; sql?: StatementEvidence[] };

/** A new lab, with Alice's password and the browser of its owner. */
export async function newLab(browser = new Browser()) {
  const { id, password } = await createLab();
  makeOwner(browser, id);
  return {
    id,
    browser,
    password,
    device: (slug: DeviceSlug, strategy: Strategy) => new Device(browser, id, slug, strategy, password),
  };
}

/** Gives a browser the cookie of the lab's owner. */
export function makeOwner(browser: Browser, lab: LabId): void {
  const secure = browser.origin.startsWith("https:");
  browser.cookies.keep(browser.urlOf("/"), setCookieLines([ownerCookie(lab, secure)]));
}

/** One device under one strategy, as its user knows it. */
export class Device {
  readonly path: string;

  constructor(
    readonly browser: Browser,
    readonly lab: LabId,
    readonly slug: DeviceSlug,
    readonly strategy: Strategy,
    /** What this device signs in with. */
    readonly password: string,
    private readonly email = alice.email,
  ) {
    this.path = jarPath({ lab, device: slug, strategy });
  }

  /** The cookie that says who is signed in, as the browser holds it. */
  get cookie(): Cookie | undefined {
    const name = strategyRecords[this.strategy].cookie;
    return this.browser.cookiesFor(`${this.path}/check`).find((cookie) => cookie.name === name);
  }

  /** Puts a value into the session cookie, as somebody does who can reach this browser. */
  hold(value: string): void {
    const { cookie: name } = strategyRecords[this.strategy];
    const url = this.browser.urlOf(this.path);
    this.browser.cookies.keep(url, [`${name}=${encodeURIComponent(value)}; Path=${this.path}`]);
  }

  /** The refresh token, under the strategy that has them. */
  get refreshCookie(): Cookie | undefined {
    return this.browser
      .cookiesFor(`${this.path}/refresh`)
      .find(({ name, path }) => name === refreshCookieName && path === this.path);
  }

  /** The signed copy of the session, under the strategy that has one. */
  get sessionCopy(): Cookie | undefined {
    return this.browser
      .cookiesFor(`${this.path}/check`)
      .find(({ name, path }) => name === copyCookieName && path === this.path);
  }

  /** What the server makes of a request of this device. */
  get jar(): CookieJar {
    const { lab, slug: device, strategy, cookie } = this;
    const refreshToken = this.refreshCookie?.value ?? null;
    return {
      lab,
      device,
      strategy,
      rules: rulesOf(strategy),
      credential: cookie?.value ?? null,
      refreshToken,
      sessionCopy: this.sessionCopy?.value ?? null,
      alsoSet: [],
      visitor: () => "a test",
      secure: false,
    };
  }

  csrfToken(): Promise<string> {
    return fetchCsrfToken(this.browser, this.path);
  }

  async signIn(given: Partial<Credentials> = {}): Promise<FormAnswer> {
    const { email, password } = this;
    return formAnswer(await signIn(this.browser, this.path, { email, password, lifetime: 120, ...given }));
  }

  signOut(): Promise<FormAnswer> {
    return this.submit("signout", {});
  }

  /** Posts a form to one of Auth.js's endpoints, with the CSRF token that belongs to it. */
  async submit(action: string, form: Record<string, string>): Promise<FormAnswer> {
    return formAnswer(await submit(this.browser, this.path, action, form));
  }

  /** @param query such as `?db=down` */
  async check(query = ""): Promise<CheckAnswer> {
    const response = await this.browser.send(`${this.path}/check${query}`);
    return { ...((await response.json()) as CheckAnswer), status: response.status };
  }

  /** @param query such as `?db=down` */
  async refresh(query = ""): Promise<CheckAnswer> {
    const response = await refresh(this.browser, this.path, query);
    return { ...((await response.json()) as CheckAnswer), status: response.status };
  }

  /** Asks Auth.js's own endpoint, which puts the end of a rolling session or token off. */
  async session(): Promise<{ user: unknown; expires: string } | null> {
    return (await this.browser.send(`${this.path}/api/auth/session`)).json();
  }

  async changePassword(currentPassword: string, newPassword: string): Promise<ChangeAnswer> {
    const response = await this.browser.post(`${this.path}/password`, { currentPassword, newPassword });
    return { ...((await response.json()) as ChangeAnswer), status: response.status };
  }

  /** @param id of a session in its list */
  endSession(id: string, currentPassword: string): Promise<Response> {
    return this.remove(`sessions/${id}`, currentPassword);
  }

  deleteAccount(currentPassword: string): Promise<Response> {
    return this.remove("account", currentPassword);
  }

  /** @param endpoint with its query */
  remove(endpoint: string, currentPassword: string): Promise<Response> {
    return this.browser.delete(`${this.path}/${endpoint}`, { currentPassword });
  }

  /** Has this device's cookie copied into the jar of another. */
  steal(to: string): Promise<Response> {
    return this.browser.post(`${this.path}/steal`, { to });
  }

  /** Makes an id up, and has the jar of another hold it as this one does. */
  plant(to: string): Promise<Response> {
    return this.browser.post(`${this.path}/plant`, { to });
  }
}

export function formAnswer(response: Response): FormAnswer {
  const address = response.headers.get("location");
  const location = address === null ? null : new URL(address);
  return {
    status: response.status,
    location,
    error: location?.searchParams.get("error") ?? null,
    code: location?.searchParams.get("code") ?? null,
    setCookies: response.headers.getSetCookie(),
    cleared: response.headers.get("clear-site-data"),
  };
}
