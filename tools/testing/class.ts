import type { ClassState, PhoneState } from "../../lib/class/state";
import type { LabId } from "../../lib/lab/lab-id";
import { readPhoneSlug } from "../../lib/lab/phones";
import type { Strategy } from "../../lib/lab/strategy";
import { Browser } from "./browser";
import { Device } from "./lab";

type NewClass = { id: LabId; url: string; pin: string; joinUrl: string };

/** A class, with the browser of its teacher. */
export async function newClass(browser = new Browser()) {
  const response = await browser.send("/api/classes", { method: "POST" });
  if (response.status !== 201) throw new Error(`A class was answered ${response.status}.`);
  const made = (await response.json()) as NewClass;
  return new Room(browser, made);
}

export class Room {
  readonly id: LabId;
  readonly pin: string;

  constructor(
    readonly teacher: Browser,
    readonly made: NewClass,
  ) {
    this.id = made.id;
    this.pin = made.pin;
  }

  /** Has a browser join; what it is answered. */
  ask(browser = new Browser(), pin = this.pin): Promise<Response> {
    return browser.send(`/join/${pin}/phone`, { method: "POST" });
  }

  async join(browser = new Browser()): Promise<Phone> {
    const response = await this.ask(browser);
    if (response.status !== 303)
      throw new Error(`Joining answered ${response.status}: ${await response.text()}`);
    return new Phone(browser, this.id, response.headers.get("location") ?? "");
  }

  post(action: string, body: object = {}): Promise<Response> {
    return this.teacher.post(`${this.made.url}/${action}`, body);
  }

  async state(): Promise<ClassState> {
    return (await this.teacher.send(`${this.made.url}/state`)).json();
  }
}

/** A phone of a class, as its holder knows it. */
export class Phone {
  readonly slug: `phone-${number}`;
  readonly number: number;

  constructor(
    readonly browser: Browser,
    readonly lab: LabId,
    readonly path: string,
  ) {
    this.slug = path.split("/").at(-1) as `phone-${number}`;
    this.number = readPhoneSlug(this.slug)?.number ?? 0;
  }

  device(strategy: Strategy): Device {
    return new Device(this.browser, this.lab, this.slug, strategy, "");
  }

  /** Both lights: the status of a check under each strategy. */
  async lights(...strategies: Strategy[]): Promise<number[]> {
    const found = [];
    for (const strategy of strategies) found.push((await this.device(strategy).check()).status);
    return found;
  }

  enter(): Promise<Response> {
    return this.browser.post(`${this.path}/enter`, {});
  }

  guess(guess: object): Promise<Response> {
    return this.browser.post(`${this.path}/guess`, guess);
  }

  async state(): Promise<PhoneState> {
    return (await this.browser.send(`${this.path}/state`)).json();
  }
}
