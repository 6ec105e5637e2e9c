/**
 * What a client sends, cut where a server has to answer.
 * @typedef {{ kind: "startup" | "password" | "statement" | "flush", messages: Buffer[] }} Question
 * @typedef {{ kind: "refuse-encryption" | "cancel" | "end" | "too-large" } | Question} Frame
 */

const protocol3 = 196_608;
const cancelRequest = 80_877_102;
const encryptionRequests = [80_877_103, 80_877_104];
/** Types of messages after which the server answers: simple query, function call, Sync; Flush; Terminate. */
const ends = { Q: "statement", F: "statement", S: "statement", H: "flush", X: "end", p: "password" };
/** Bytes that a stranger may send: what PostgreSQL itself grants a first message. */
const strangersLimit = 10_000;
/** Bytes that the messages of one statement may have together. */
const statementLimit = 16 * 1024 * 1024;

/** Cuts one connection's bytes into frames (PostgreSQL's frontend/backend protocol, version 3). */
export class Frames {
  #bytes = Buffer.alloc(0);
  #started = false;
  /** @type {Buffer[]} Those of the statement that is not complete yet. */
  #messages = [];
  #size = 0;
  #limit = strangersLimit;

  /** The client has said the password: it may send larger messages. */
  trust() {
    this.#limit = statementLimit;
  }

  /**
   * @param {Buffer} received
   * @returns {Frame[]} what is complete
   */
  push(received) {
    this.#bytes = Buffer.concat([this.#bytes, received]);
    /** @type {Frame[]} */
    const frames = [];
    for (let frame = this.#take(); frame; frame = this.#take()) frames.push(frame);
    return frames;
  }

  /** @returns {Frame | null} */
  #take() {
    return this.#started ? this.#takeStatement() : this.#takeStartup();
  }

  /** @returns {Frame | null} */
  #takeStartup() {
    if (this.#bytes.length < 8) return null;
    const length = this.#bytes.readInt32BE(0);
    if (length < 8) return this.#giveUp("end");
    if (length > this.#limit) return this.#giveUp("too-large");
    if (this.#bytes.length < length) return null;
    const code = this.#bytes.readInt32BE(4);
    const bytes = this.#cut(length);
    if (encryptionRequests.includes(code)) return { kind: "refuse-encryption" };
    if (code === cancelRequest) return { kind: "cancel" };
    if (code !== protocol3) return { kind: "end" };
    this.#started = true;
    return { kind: "startup", messages: [bytes] };
  }

  /** @returns {Frame | null} */
  #takeStatement() {
    while (this.#bytes.length >= 5) {
      const length = 1 + this.#bytes.readInt32BE(1);
      if (length < 5) return this.#giveUp("end");
      if (this.#size + length > this.#limit) return this.#giveUp("too-large");
      if (this.#bytes.length < length) return null;
      const message = this.#cut(length);
      this.#messages.push(message);
      this.#size += length;
      const kind = ends[/** @type {keyof typeof ends} */ (String.fromCharCode(message[0] ?? 0))];
      if (!kind) continue;
      this.#size = 0;
      const messages = this.#messages.splice(0);
      return kind === "end" ? { kind } : /** @type {Question} */ ({ kind, messages });
    }
    return null;
  }

  /**
   * What came is not the protocol, or too much of it: nothing after it can be understood either.
   * @param {"end" | "too-large"} kind
   * @returns {Frame}
   */
  #giveUp(kind) {
    this.#bytes = Buffer.alloc(0);
    return { kind };
  }

  /** @param {number} length */
  #cut(length) {
    const cut = this.#bytes.subarray(0, length);
    this.#bytes = this.#bytes.subarray(length);
    return cut;
  }
}
