import { simpleQuery } from "./messages.mjs";

/**
 * @typedef {object} Client
 * @property {boolean} careful it leaves the session's settings as they are: the app does
 * @property {(bytes: Uint8Array) => void} answer
 * @property {(code: string, text: string) => void} dismiss with a last word
 *
 * @typedef {{ client: Client, messages: Uint8Array[], synced: boolean }} Unit
 * `messages` are what one connection sent up to a point where the server answers; `synced` says whether that
 * point ends its statement (Sync or a simple query).
 */

/** Milliseconds that a client may think in the midst of a transaction, while everybody else waits. */
const longestPause = 5_000;

/** What a client may have changed for everybody, as it was when the session began. `RESET ALL` leaves its users. */
const asItWas = [
  "SET SESSION AUTHORIZATION postgres; RESET ROLE; RESET ALL; SET TIME ZONE 'UTC'",
  "UNLISTEN *; DISCARD TEMP; SELECT pg_advisory_unlock_all()",
].join("; ");

/**
 * Lets many connections take turns at one PostgreSQL session. A statement of the extended protocol is
 * several messages that use the session's one unnamed portal: between them, and within a transaction,
 * nobody else may have a turn, or one connection would be handed another's rows.
 */
export class Turns {
  /** @type {Unit[]} */
  #waiting = [];
  /** @type {Client | null} The connection in the midst of a statement or transaction. */
  #holder = null;
  /** @type {NodeJS.Timeout | undefined} */
  #pause;
  /** @type {Client | null} Who may have changed the session's settings. */
  #careless = null;
  /** How many statements have been begun, and whether one is under way. */
  #begun = 0;
  #serving = false;
  #running = false;
  #broken = false;
  #db;
  #longestPause;

  /**
   * @param {import("@electric-sql/pglite").PGlite} db
   * @param {number} [pause] milliseconds
   */
  constructor(db, pause = longestPause) {
    this.#db = db;
    this.#longestPause = pause;
  }

  /** Whether the session is of no more use: PGlite ends at what it cannot do, and then answers nothing. */
  get isBroken() {
    return this.#broken;
  }

  /** Tells the statement under way from every other; `null` when there is none. */
  get underWay() {
    return this.#serving ? this.#begun : null;
  }

  /** @param {Unit} unit */
  enqueue(unit) {
    if (unit.client === this.#holder) clearTimeout(this.#pause);
    this.#waiting.push(unit);
    void this.#run();
  }

  /**
   * A connection has ended: what it left half done is undone.
   * @param {Client} client
   */
  async leave(client) {
    this.#waiting = this.#waiting.filter((unit) => unit.client !== client);
    if (this.#holder !== client) return;
    clearTimeout(this.#pause);
    await this.#db.runExclusive(() => this.#db.execProtocolRaw(simpleQuery("ROLLBACK")));
    this.#holder = null;
    void this.#run();
  }

  async #run() {
    if (this.#running) return;
    this.#running = true;
    for (let unit = this.#next(); unit; unit = this.#next()) await this.#serve(unit);
    this.#running = false;
  }

  /** @returns {Unit | undefined} */
  #next() {
    const index = this.#holder ? this.#waiting.findIndex((unit) => unit.client === this.#holder) : 0;
    return index === -1 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  /** @param {Unit} unit */
  async #serve({ client, messages, synced }) {
    this.#begun += 1;
    this.#serving = true;
    try {
      await this.#db.runExclusive(async () => {
        await this.#tidyFor(client);
        const answer = await this.#send(messages);
        if (synced && !isComplete(answer)) throw new Error("PGlite ended in the midst of a statement.");
        this.#holder = synced && !this.#db.isInTransaction() ? null : client;
        client.answer(answer);
      });
    } catch (error) {
      console.error(error);
      this.#broken = true;
      this.#holder = null;
      client.dismiss("XX000", "The embedded database failed.");
    }
    this.#serving = false;
    if (this.#holder) this.#pause = setTimeout(() => this.#evict(client), this.#longestPause);
  }

  /**
   * One session for all: what one client has set would hold for the next.
   * @param {Client} client whose turn it is
   */
  async #tidyFor(client) {
    if (this.#careless && this.#careless !== client) await this.#send([simpleQuery(asItWas)]);
    this.#careless = client.careful ? null : client;
  }

  /** @param {Uint8Array[]} messages */
  async #send(messages) {
    /** @type {Uint8Array[]} */
    const parts = [];
    // One by one: given all at once, PGlite does not come back from one that fails.
    for (const message of messages) {
      await this.#db.execProtocolRawStream(message, { onRawData: (part) => parts.push(part.slice()) });
    }
    return Buffer.concat(parts);
  }

  /** @param {Client} client */
  async #evict(client) {
    if (this.#holder !== client) return;
    client.dismiss("25P03", `A transaction was left open for ${this.#longestPause / 1000} s.`);
    await this.leave(client).catch(console.error);
  }
}

/**
 * @param {Buffer} answer to a statement, which ends with ReadyForQuery: a letter, its length and one byte
 */
function isComplete(answer) {
  return answer.length >= 6 && answer.at(-6) === 0x5a && answer.readInt32BE(answer.length - 5) === 5;
}
