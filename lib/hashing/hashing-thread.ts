import path from "node:path";
import { Worker } from "node:worker_threads";

/** A call of @node-rs/argon2. */
export type Task = { name: "hash" | "verify"; args: [string, (string | object)?, object?] };

type Answer = { result: string | boolean } | { failure: string };
type Caller = { resolve(result: string | boolean): void; reject(error: Error): void };

/** One thread, which does one task at a time. One that has died is replaced at the next task. */
export class HashingThread {
  #worker: Worker | null = null;
  #caller: Caller | null = null;

  /** @throws Error when argon2 fails, or the thread ends in the midst of it */
  run(task: Task): Promise<string | boolean> {
    this.#worker ??= this.#start();
    const worker = this.#worker;
    return new Promise((resolve, reject) => {
      this.#caller = { resolve, reject };
      worker.postMessage(task);
    });
  }

  #start(): Worker {
    const file = path.join(/* turbopackIgnore: true */ process.cwd(), "lib/hashing/thread.mjs");
    const worker = new Worker(/* turbopackIgnore: true */ file);
    worker.on("message", (answer: Answer) => {
      if ("failure" in answer) this.#caller?.reject(new Error(answer.failure));
      else this.#caller?.resolve(answer.result);
    });
    // An error ends it: what it was asked for fails with "exit".
    worker.on("error", console.error);
    worker.once("exit", () => {
      this.#worker = null;
      this.#caller?.reject(new Error("The thread that hashes passwords has ended."));
    });
    // It keeps no process alive.
    worker.unref();
    return worker;
  }
}
