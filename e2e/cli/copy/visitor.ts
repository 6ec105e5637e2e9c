import { HttpClient } from "../../../lib/client/http-client.mjs";

/** What a page or a route answered, after all redirects. */
export type Answer = { status: number; url: URL; body: string };

type Fields = Record<string, string>;

/** A browser without JavaScript: it keeps cookies, follows redirects and submits forms. */
export class Visitor extends HttpClient {
  /** The same browser, at another port: cookies know a host and no port. */
  at(origin: string): Visitor {
    return new Visitor(origin, { cookies: this.cookies });
  }

  /** Another browser that holds the same cookies now. */
  copy(): Visitor {
    const copy = new Visitor(this.origin);
    const url = this.urlOf("/");
    for (const cookie of this.cookies.matching(url)) copy.cookies.put(url, cookie);
    return copy;
  }

  async visit(path: string, init?: RequestInit): Promise<Answer> {
    const url = this.urlOf(path);
    const response = await this.send(path, init);
    const body = await response.text();
    const location = response.headers.get("location");
    if (location) return this.visit(new URL(location, url).href);
    return { status: response.status, url, body };
  }

  async json<T>(path: string): Promise<T> {
    const { body } = await this.visit(path);
    return JSON.parse(body);
  }

  /** Submits a form of the front page. */
  async submit(label: string, fields: Fields = {}): Promise<Answer> {
    const press = await this.fill(label, fields);
    return press();
  }

  /**
   * Fills in the form of the front page that bears a name; a hidden field tells which server action it calls.
   * @returns what presses its button
   */
  async fill(label: string, fields: Fields = {}): Promise<() => Promise<Answer>> {
    const { body: page } = await this.visit("/");
    const [, form] = new RegExp(`<form[^>]*aria-label="${label}"[^>]*>(.*?)</form>`, "s").exec(page) ?? [];
    if (form === undefined) throw new Error(`This visitor is shown no form "${label}".`);
    const body = new FormData();
    for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
      body.append(attribute(input, "name"), attribute(input, "value"));
    }
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    return () => this.visit("/", { method: "POST", headers: { origin: this.origin }, body });
  }

  /** The value of the session cookie. */
  get token(): string {
    const cookie = this.cookies.matching(this.urlOf("/")).find(({ name }) => name.endsWith(".session"));
    if (!cookie) throw new Error("This visitor has no session cookie.");
    return cookie.value;
  }
}

function attribute(tag: string, name: string): string {
  const [, value = ""] = new RegExp(`\\b${name}="([^"]*)"`).exec(tag) ?? [];
  return value;
}
