import type { APIRequestContext, APIResponse, BrowserContext } from "@playwright/test";
import { expect } from "./expect";

export type Strategy = "database" | "jwt";
export type View = "both" | Strategy;
export type Device = "Laptop" | "Phone" | "Thief";

/** A lane by the words on its card. */
export type NamedLane = { device: Device; strategy: Strategy };

export const strategies: readonly Strategy[] = ["database", "jwt"];

export const lanes: readonly NamedLane[] = strategies.flatMap((strategy) =>
  (["Laptop", "Phone", "Thief"] as const).map((device) => ({ device, strategy })),
);

export const alice = "alice@example.com";

type User = { email: string; password: string };

/** What signing in posts, less the CSRF token. */
type SignIn = Partial<User> & { lifetime?: number };

/** What `/export` tells of a lab, as far as the tests look at it. */
export type Export = {
  devices: { slug: string; name: string }[];
  checks: Record<string, unknown>[];
  events: { kind: string; device: string | null; strategy: Strategy | null; at: string }[];
};

/** A lab as a program sees it: through the URLs that it promises. */
export class Lab {
  constructor(
    readonly request: APIRequestContext,
    readonly id: string,
    readonly url: string,
    readonly user: User,
  ) {}

  static async create(request: APIRequestContext): Promise<Lab> {
    const response = await request.post("/api/labs");
    expect(response.status(), await response.text()).toBe(201);
    const { id, url, user } = await response.json();
    return new Lab(request, id, url, user);
  }

  /** A fresh lab in place of this one, which the browser that owns it made. */
  renewed(id: string): Lab {
    return new Lab(this.request, id, `/lab/${id}`, this.user);
  }

  /** Makes a browser an owner of the lab, as a handover would. */
  async shareWith(browser: BrowserContext): Promise<void> {
    const { cookies } = await this.request.storageState();
    await browser.addCookies(cookies.filter(({ name, path }) => name === "lab.owner" && path === this.url));
  }

  /** The path that a device's cookies are confined to, and the address of its page. */
  jar(device: string, strategy: string): string {
    return `${this.url}/${device.toLowerCase()}/${strategy}`;
  }

  check(device: Device, strategy: Strategy, query = ""): Promise<APIResponse> {
    return this.request.get(`${this.jar(device, strategy)}/check${query}`);
  }

  /** Posts to Auth.js's own endpoint, and leaves its redirect alone. */
  async signIn(device: Device, strategy: Strategy, form: SignIn = {}): Promise<APIResponse> {
    const jar = this.jar(device, strategy);
    const { csrfToken } = await (await this.request.get(`${jar}/api/auth/csrf`)).json();
    return this.request.post(`${jar}/api/auth/callback/credentials`, {
      form: { csrfToken, ...this.user, lifetime: 120, ...form },
      maxRedirects: 0,
    });
  }

  steal(device: Device, strategy: Strategy): Promise<APIResponse> {
    return this.request.post(`${this.jar(device, strategy)}/steal`, { data: { to: "thief" } });
  }

  changePassword(device: Device, strategy: Strategy, newPassword: string): Promise<APIResponse> {
    const data = { currentPassword: this.user.password, newPassword };
    return this.request.post(`${this.jar(device, strategy)}/password`, { data });
  }

  /** The value of a device's session cookie as this program's own cookie jar holds it. */
  async credential(device: Device, strategy: Strategy): Promise<string> {
    const { cookies } = await this.request.storageState();
    const cookie = cookies.find(({ path }) => path === this.jar(device, strategy));
    expect(cookie, `the session cookie of ${device}, ${strategy}`).toBeDefined();
    return cookie?.value ?? "";
  }

  async export(): Promise<Export> {
    // The server may close an idle connection at the very moment that it is used again.
    return (await this.request.get(`${this.url}/export`, { maxRetries: 2 })).json();
  }
}
