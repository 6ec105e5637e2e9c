import "server-only";
import type { HttpClient } from "@/lib/client/http-client.mjs";
import { refresh, refusalOf, signIn, submit } from "@/lib/client/sign-in.mjs";
import type { Check } from "@/lib/device/check";
import { copyCookieName, jarPath, refreshCookieName } from "@/lib/device/cookie-jar";
import type { Lifetime } from "@/lib/device/lifetime";
import { Problem } from "@/lib/errors";
import type { StatementEvidence } from "@/lib/evidence/evidence";
import type { DeviceSlug } from "@/lib/lab/devices";
import type { LabId } from "@/lib/lab/lab-id";
import { alice } from "@/lib/lab/labs";
import type { LabLane } from "@/lib/lab/lane";
import { type Strategy, strategyRecords } from "../strategies/strategy";
import type { StrategyRecord } from "../strategies/strategy-record";
import { type Answer, expectOk, type Init, toProblem, withJson } from "./answer";
import { sqlOf } from "./server-timing";

/** Who uses the device. */
type User = {
  readonly lab: LabId;
  readonly http: HttpClient;
  password: string;
  send(path: string, init?: Init): Promise<Answer>;
  read(send: () => Promise<Response>): Promise<Answer>;
};

/** One device under one strategy, as its user knows it. */
export class VisitorDevice<Of extends Strategy = Strategy> {
  readonly path: string;
  readonly lane: LabLane;

  constructor(
    private readonly visitor: User,
    readonly slug: DeviceSlug,
    readonly strategy: Of,
  ) {
    this.lane = { lab: visitor.lab, device: slug, strategy };
    this.path = jarPath(this.lane);
  }

  /** The session cookie's value, as this device holds it. */
  get credential(): string | null {
    return this.cookieNamed(strategyRecords[this.strategy].cookie);
  }

  /** The value of one of this device's cookies. */
  cookieNamed(name: string): string | null {
    const { http } = this.visitor;
    const cookies = http.cookies.matching(http.urlOf(this.path));
    return cookies.find((cookie) => cookie.name === name && cookie.path === this.path)?.value ?? null;
  }

  /** The session cookie's value and those that belong to it: a refresh token, a copy of the session. */
  get credentials(): string[] {
    const { http } = this.visitor;
    const names: string[] = [strategyRecords[this.strategy].cookie, refreshCookieName, copyCookieName];
    return http.cookies
      .matching(http.urlOf(`${this.path}/check`))
      .flatMap(({ name, value }) => (names.includes(name) ? [value] : []));
  }

  /** Signs in through Auth.js's own endpoints. */
  async signIn(lifetime: Lifetime = 900): Promise<Answer> {
    const { http, password } = this.visitor;
    return this.form(() => signIn(http, this.path, { email: alice.email, password, lifetime }));
  }

  signOut(): Promise<Answer> {
    return this.form(() => submit(this.visitor.http, this.path, "signout"));
  }

  /** @param db what the request is to find the database to be, as `?db=` takes it */
  async check(db?: string): Promise<Check> {
    const answer = await this.visitor.send(`${this.path}/check${db ? `?db=${db}` : ""}`);
    const checked = JSON.parse(answer.text);
    if (!("signedIn" in checked)) throw toProblem(answer);
    if (answer.status === 503 && db !== "down") throw new Problem("database-unavailable");
    return { ...checked, status: answer.status };
  }

  /**
   * Exchanges the refresh token, as a device does whose access token is over. Where there is none, it is told so.
   * @returns the answer's status, and how many SQL statements it took
   */
  async refresh(): Promise<{ status: number; statements: number }> {
    const answer = await this.exchange();
    return { status: answer.status, statements: sqlOf(answer) };
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

  /** The device's page as a browser gets it first, before any script of it runs. */
  page(): Promise<Answer> {
    return this.visitor.send(this.path);
  }

  /** Has the sign-in renewed, as far as its strategy does: by its refresh token, or by a visit to /session. */
  renew(): Promise<Answer> {
    const { refreshes } = strategyRecords[this.strategy] as StrategyRecord;
    return refreshes ? this.exchange() : this.ask("GET", "api/auth/session");
  }

  private exchange(): Promise<Answer> {
    return this.visitor.read(() => refresh(this.visitor.http, this.path));
  }

  /** Asks something, and takes a refusal for an answer. */
  ask(method: string, name: string, body?: unknown): Promise<Answer> {
    return this.visitor.send(`${this.path}/${name}`, withJson(method, body));
  }

  /** @throws Problem, the one that the app answered with */
  async command(method: string, name: string, body?: unknown): Promise<Answer> {
    return expectOk(await this.ask(method, name, body));
  }

  /** @throws Problem, when Auth.js refused the form */
  private async form(send: () => Promise<Response>): Promise<Answer> {
    const answer = await this.visitor.read(send);
    if (refusalOf(answer)) throw toProblem(answer);
    return answer;
  }
}
