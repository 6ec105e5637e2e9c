import type { Challenge, Move } from "../../lessons/challenges/challenge";
import { forgeFor } from "../../lessons/challenges/forge";
import type { Standing } from "../../lessons/challenges/standing";
import type { ActionKind, ActionOf } from "../../lessons/scenarios/scenario";
import { strategyRecords } from "../../lessons/strategies/strategy";
import type { HttpClient } from "../../lib/client/http-client.mjs";
import { makeLab, refresh, signIn, submit } from "../../lib/client/sign-in.mjs";
import { jarPath } from "../../lib/device/cookie-jar";
import type { DeviceSlug } from "../../lib/lab/devices";
import type { LabId } from "../../lib/lab/lab-id";
import { type LaneKey, laneOf } from "../../lib/lab/lane";
import { createPassphrase } from "../../lib/lab/passphrase";
import type { CheckAnswer } from "./lab";
import { openOtherSite } from "./other-site";

type Kind = ActionKind | Exclude<Move["do"], ActionKind>;
type MoveOf<K extends Kind> = K extends ActionKind ? ActionOf<K> : Extract<Move, { do: K }>;
type Doers = { [K in Kind]: (player: Player, move: MoveOf<K>) => Promise<unknown> };
type User = { email: string; password: string };
type Asked = Standing & { code?: string };

/** Of a thief, who does not know the password. */
const guessed = { currentPassword: "not-her-password" };
const alices: readonly DeviceSlug[] = ["laptop", "phone"];

/**
 * Plays in a lab of its own as the board does, and over the endpoints alone: with a round of checks before and
 * after whatever is done, and one in each second that goes by.
 */
export class Player {
  database = "near";
  cache = "0";
  paused = false;
  /** Whether the password is asked for again, as a query says it. */
  asking = "";
  devices: DeviceSlug[] = ["laptop", "phone", "thief"];

  private constructor(
    readonly client: HttpClient,
    readonly lab: LabId,
    readonly user: User,
    readonly challenge: Challenge,
    /** Lets so many milliseconds go by. */
    readonly pass: (ms: number) => unknown,
  ) {}

  static async enter(challenge: Challenge, client: HttpClient, pass: Player["pass"]): Promise<Player> {
    const { id, user } = await makeLab(client);
    return new Player(client, id as LabId, user, challenge, pass);
  }

  /** @param command what the player asks of a challenge, of this one unless another is named */
  async ask(command: object, challenge = this.challenge.id): Promise<Asked> {
    const response = await this.client.post(`/lab/${this.lab}/challenges/${challenge}`, command);
    return (await response.json()) as Asked;
  }

  /** Does one move after the other. */
  async play(moves: readonly Move[] = this.challenge.solution): Promise<void> {
    for (const move of moves) {
      await this.round();
      await this.pass(50);
      await (doers[move.do] as (player: Player, move: Move) => Promise<unknown>)(this, move);
      await this.pass(50);
      await this.round();
    }
  }

  async seconds(count: number): Promise<void> {
    const end = Date.now() + count * 1000;
    while (Date.now() < end) {
      await this.pass(Math.min(1000, end - Date.now()));
      await this.round();
    }
  }

  /** What the board asks once a second. */
  async round(): Promise<void> {
    if (this.paused) return;
    for (const key of this.keys(this.devices)) await this.check(key);
  }

  /** As a client that fetches its next token when the last one has run out. */
  async check(key: LaneKey): Promise<CheckAnswer> {
    const condition = `?db=${this.database === "down" ? "down" : "slow:0"}&cache=${this.cache}`;
    const found = await this.get(key, `check${condition}`);
    if (!found.canRefresh) return found;
    const refreshed = await this.refresh(key, condition);
    return refreshed.signedIn ? this.get(key, `check${condition}`) : refreshed;
  }

  /** @param query such as `?db=down` */
  async refresh(key: LaneKey, query = ""): Promise<CheckAnswer> {
    return (await (await refresh(this.client, this.path(key), query)).json()) as CheckAnswer;
  }

  get(key: LaneKey, endpoint: string) {
    return this.client.send(`${this.path(key)}/${endpoint}`).then((response) => response.json());
  }

  post(key: LaneKey, endpoint: string, body: object = {}) {
    return this.client.post(`${this.path(key)}/${endpoint}`, body).then((response) => response.json());
  }

  remove(key: LaneKey, endpoint: string, body: object): Promise<Response> {
    return this.client.delete(`${this.path(key)}/${endpoint}`, body);
  }

  signIn(key: LaneKey, more: object = {}, user = this.user): Promise<Response> {
    return signIn(this.client, this.path(key), { ...user, lifetime: 120, ...more });
  }

  async changePassword(key: LaneKey, user = this.user): Promise<void> {
    const newPassword = createPassphrase();
    await this.post(key, "password", { currentPassword: user.password, newPassword });
    user.password = newPassword;
  }

  /** Bob and Carol, with their passwords. */
  async bystanders(): Promise<User[]> {
    const response = await this.client.send(`/lab/${this.lab}/bystanders`, { method: "POST" });
    return (await response.json()).bystanders;
  }

  path(key: LaneKey): string {
    return jarPath({ lab: this.lab, ...laneOf(key) });
  }

  keys(devices: readonly DeviceSlug[]): LaneKey[] {
    const { strategies } = this.challenge;
    return strategies.flatMap((strategy) => devices.map((device): LaneKey => `${device}/${strategy}`));
  }

  each(keys: readonly LaneKey[], work: (key: LaneKey) => Promise<unknown>): Promise<unknown> {
    return Promise.all(keys.map(work));
  }

  /** @param isReached of what a check of the lane finds */
  async until(lane: LaneKey, isReached: (found: CheckAnswer) => boolean): Promise<void> {
    for (let seconds = 0; seconds < 60; seconds += 1) {
      if (isReached(await this.check(lane))) return;
      await this.seconds(1);
    }
    throw new Error(`${lane} did not come to what was waited for.`);
  }
}

const doers: Doers = {
  "sign-in": (player, { lifetime, expiry }) =>
    player.each(player.keys(alices), (key) => player.signIn(key, { lifetime, expiry })),
  "sign-in-one": (player, { lanes }) => player.each(lanes, (key) => player.signIn(key)),
  "sign-out": (player, { lanes }) =>
    player.each(lanes, (key) => submit(player.client, player.path(key), "signout")),
  "ask-session": (player, { lanes }) => player.each(lanes, (key) => player.get(key, "api/auth/session")),
  refresh: (player, { lanes }) => player.each(lanes, (key) => player.refresh(key)),
  "fetch-page": (player, { lanes }) => player.each(lanes, (key) => player.get(key, "check")),
  steal: (player, { lanes }) => player.each(lanes, (key) => player.post(key, "steal", { to: "thief" })),
  "use-leak": (player, { lane }) => player.post(lane, "steal", { to: "thief", what: "row" }),
  plant: (player, { lanes }) =>
    player.each(lanes, (key) =>
      player.post(`thief/${laneOf(key).strategy}`, "plant", { to: laneOf(key).device }),
    ),
  async "change-password"(player) {
    for (const key of player.keys(alices)) {
      if ((await player.check(key)).signedIn) return player.changePassword(key);
    }
    throw new Error("None of Alice's devices is signed in.");
  },
  async revoke(player, { asking, device }) {
    const { sessions } = await player.get(asking, "sessions");
    const listed = sessions.findLast((session: { device: string }) => session.device === device);
    await player.remove(asking, `sessions/${listed.id}`, { currentPassword: player.user.password });
  },
  "wait-for-expiry": (player, { lane }) => player.until(lane, ({ reason }) => reason === "expired"),
  "wait-until-out": (player, { lane }) => player.until(lane, ({ signedIn }) => !signedIn),
  async "keep-visiting"(player, { lanes, until }) {
    const isAlive = async () => {
      const found = await Promise.all([until].flat().map((key) => player.check(key)));
      return found.some(({ reason }) => reason !== "expired");
    };
    while (await isAlive()) {
      await player.each(lanes, (key) => player.get(key, "api/auth/session"));
      await player.seconds(5);
    }
  },
  "let-pass": (player, { seconds }) => player.seconds(seconds),
  async "bring-bystanders"(player) {
    const bystanders = await player.bystanders();
    for (const [index, slug] of (["tablet", "desktop"] as const).entries()) {
      await player.client.send(`/lab/${player.lab}/devices`, { method: "POST" });
      for (const key of player.keys([slug])) await player.signIn(key, {}, bystanders[index]);
    }
    player.devices = [...player.devices, "tablet", "desktop"];
  },
  "wait-until-left": (player, { lane, seconds }) =>
    player.until(lane, ({ expiresAt = "", at }) => Date.parse(expiresAt) - Date.parse(at) <= seconds * 1000),
  async "try-session"(player, { lane }) {
    const { sessions } = await player.get(lane, "sessions");
    const { id } = sessions.find(({ current }: { current: boolean }) => !current);
    return player.remove(lane, `sessions/${id}${player.asking}`, guessed);
  },
  "try-password": (player, { lane }) =>
    player.post(lane, `password${player.asking}`, { ...guessed, newPassword: createPassphrase() }),
  "try-account": (player, { lane }) => player.remove(lane, `account${player.asking}`, guessed),
  async "ask-again"(player, { on }) {
    player.asking = on ? "" : "?ask=nothing";
  },
  async "set-database"(player, { to }) {
    player.database = to;
  },
  "change-role": ({ client, lab }, { to }) => client.post(`/lab/${lab}/role`, { role: to }),
  "delete-account": ({ client, lab }) => client.send(`/lab/${lab}/account`, { method: "DELETE" }),
  "open-other-site": (player) => openOtherSite(player),
  async "set-cache"(player, { to }) {
    player.cache = to;
  },
  async pause(player, { on }) {
    player.paused = on;
  },
  async forge(player, { from, email }) {
    const { strategy } = laneOf(from);
    const { client } = player;
    const url = client.urlOf(`${player.path(from)}/check`);
    const cookie = client.cookies.matching(url).find(({ name }) => name === strategyRecords[strategy].cookie);
    if (!cookie) throw new Error(`${from} has no cookie.`);
    const path = player.path(`thief/${strategy}`);
    client.cookies.put(url, { ...cookie, path, value: forgeFor(cookie.value, email) });
  },
};
