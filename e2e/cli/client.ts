import { CookieStore } from "../../lib/client/cookie-store.mjs";
import { HttpClient } from "../../lib/client/http-client.mjs";
import { makeLab, type NewLab, refusalOf, signIn } from "../../lib/client/sign-in.mjs";
import type { Running } from "./instance";

/** A lab over plain HTTP, as curl would use it. */
export type Lab = NewLab;

export function newLab({ url }: Running): Promise<Lab> {
  return makeLab(new HttpClient(url));
}

/** One cookie jar. Every method returns whether the server acknowledged what was asked. */
export class Device {
  private readonly cookies = new CookieStore();
  private readonly path: string;

  constructor(
    private readonly lab: Lab,
    lane: string,
  ) {
    this.path = `/lab/${lab.id}/${lane}`;
  }

  async signIn(url: string, password: string): Promise<boolean> {
    const { email } = this.lab.user;
    const answer = await complete(signIn(this.at(url), this.path, { email, password, lifetime: 86_400 }));
    return answer !== null && refusalOf(answer) === null;
  }

  async changePassword(url: string, currentPassword: string, newPassword: string): Promise<boolean> {
    const body = { currentPassword, newPassword };
    const answer = await complete(this.at(url).post(`${this.path}/password`, body, { origin: url }));
    return answer?.ok === true;
  }

  /**
   * The status of a check, or null without an answer.
   * @param database what it is to find the database to be
   */
  async check(url: string, database = "slow:0"): Promise<number | null> {
    const answer = await complete(this.at(url).send(`${this.path}/check?db=${database}`));
    return answer?.status ?? null;
  }

  /** Its cookies go along when the server comes back at another port. */
  private at(url: string): HttpClient {
    return new HttpClient(url, { cookies: this.cookies });
  }
}

/** @returns the answer, or null when the server went away before it was complete */
async function complete(sent: Promise<Response>): Promise<Response | null> {
  try {
    const response = await sent;
    await response.arrayBuffer();
    return response;
  } catch (error) {
    // fetch rejects with a TypeError when the connection breaks: that is what the test is about.
    if (error instanceof TypeError) return null;
    throw error;
  }
}
