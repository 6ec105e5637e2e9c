/**
 * @typedef {{ owner: object, messages: Uint8Array[], synced: boolean, answer: (bytes: Uint8Array) => void, fail: (error: unknown) => void }} Unit
 * `messages` are what one connection sent up to a point where the server answers; `synced` says whether that
 * point ends its statement (Sync or a simple query).
 */

/**
 * Lets many connections take turns at one PostgreSQL session. A statement of the extended protocol is
 * several messages that use the session's one unnamed portal: between them, and within a transaction,
 * nobody else may have a turn, or one connection would be handed another's rows.
 */
export class Turns {
  /** @type {Unit[]} */
  #waiting = [];
  /** @type {object | null} The connection in the midst of a statement or transaction. */
  #holder = null;
  #running = false;
  #db;

  /** @param {import("@electric-sql/pglite").PGlite} db */
  constructor(db) {
    this.#db = db;
  }

  /** @param {Unit} unit */
  enqueue(unit) {
    this.#waiting.push(unit);
    void this.#run();
  }

  /**
   * A connection has ended: what it left half done is undone.
   * @param {object} owner
   */
  async leave(owner) {
    this.#waiting = this.#waiting.filter((unit) => unit.owner !== owner);
    if (this.#holder !== owner) return;
    await this.#db.runExclusive(async () => {
      await this.#db.execProtocolRaw(simpleQuery("ROLLBACK"));
    });
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
    const index = this.#holder ? this.#waiting.findIndex((unit) => unit.owner === this.#holder) : 0;
    return index === -1 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  /** @param {Unit} unit */
  async #serve({ owner, messages, synced, answer, fail }) {
    try {
      await this.#db.runExclusive(async () => {
        /** @type {Uint8Array[]} */
        const parts = [];
        // One by one: given all at once, PGlite does not come back from one that fails.
        for (const message of messages) {
          await this.#db.execProtocolRawStream(message, { onRawData: (part) => parts.push(part.slice()) });
        }
        this.#holder = synced && !this.#db.isInTransaction() ? null : owner;
        answer(Buffer.concat(parts));
      });
    } catch (error) {
      this.#holder = null;
      fail(error);
    }
  }
}

/** @param {string} sql */
function simpleQuery(sql) {
  const text = Buffer.from(`${sql}\0`);
  const head = Buffer.alloc(5);
  head.write("Q");
  head.writeInt32BE(text.length + 4, 1);
  return Buffer.concat([head, text]);
}
