import type { Running } from "./instance";

type User = { email: string; password: string };

/** One request's answer, or null when the server went away before it was complete. */
type Answer = { response: Response; body: string } | null;

/** A lab over plain HTTP, as curl would use it. */
export type Lab = { id: string; user: User };

export async function newLab({ url }: Running): Promise<Lab> {
  const response = await fetch(`${url}/api/labs`, { method: "POST" });
  if (response.status !== 201) throw new Error(`A new lab answered ${response.status}`);
  return response.json();
}

/** One cookie jar. Every method returns whether the server acknowledged what was asked. */
export class Device {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly lab: Lab,
    private readonly path: string,
  ) {}

  async signIn(url: string, password: string): Promise<boolean> {
    const csrf = await this.send(url, "api/auth/csrf");
    if (!csrf) return false;
    const { csrfToken } = JSON.parse(csrf.body);
    const answer = await this.send(url, "api/auth/callback/credentials", {
      method: "POST",
      body: new URLSearchParams({ csrfToken, email: this.lab.user.email, password, lifetime: "86400" }),
    });
    const location = answer?.response.headers.get("location");
    return Boolean(location) && !location?.includes("error=");
  }

  async changePassword(url: string, currentPassword: string, newPassword: string): Promise<boolean> {
    const answer = await this.send(url, "password", {
      method: "POST",
      headers: { "content-type": "application/json", origin: url },
      body: JSON.stringify({ currentPassword, newPassword }),
    });
    return answer?.response.ok === true;
  }

  /** The status of a check, or null without an answer. */
  async check(url: string): Promise<number | null> {
    const answer = await this.send(url, "check");
    return answer?.response.status ?? null;
  }

  private async send(url: string, path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    try {
      const response = await fetch(`${url}/lab/${this.lab.id}/${this.path}/${path}`, {
        ...init,
        redirect: "manual",
        headers: { ...init.headers, cookie },
      });
      const body = await response.text();
      this.keep(response.headers.getSetCookie());
      return { response, body };
    } catch (error) {
      // fetch rejects with a TypeError when the connection breaks: that is what the test is about.
      if (error instanceof TypeError) return null;
      throw error;
    }
  }

  private keep(setCookies: string[]): void {
    for (const line of setCookies) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
  }
}
