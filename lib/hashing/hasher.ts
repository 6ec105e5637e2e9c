import "server-only";
import { availableParallelism } from "node:os";
import type { Argon2 } from "@/auth/password";
import { Places } from "../places";
import { singleton } from "../singleton";
import { HashingThread, type Task } from "./hashing-thread";

/** One core is left to everything that is not hashing. */
const threads = Math.max(1, availableParallelism() - 1);

/** About 80 hashes a second come from one thread: what may wait is answered within seconds. */
export const hashingPlaces = (): Places =>
  singleton(
    "hashing-places",
    () =>
      new Places({ perLab: threads, total: threads, waitingPerLab: 60, waiting: 600 }, "too-many-passwords"),
  );

const idle = () =>
  singleton("hashing-threads", () => Array.from({ length: threads }, () => new HashingThread()));

/**
 * argon2 on threads of its own, in a queue in which labs take turns.
 * @param lab whose turn it takes
 * @returns functions that throw Problem `too-many-passwords` where the queue is full
 */
export function hasherOf(lab: string): Argon2 {
  return {
    hash: async (password, options) => String(await run(lab, { name: "hash", args: [password, options] })),
    verify: async (hash, password) => (await run(lab, { name: "verify", args: [hash, password] })) === true,
  };
}

function run(lab: string, task: Task): Promise<string | boolean> {
  return hashingPlaces().within(lab, undefined, async () => {
    // As many threads as places: with a place there is always a thread.
    const thread = idle().pop() as HashingThread;
    try {
      return await thread.run(task);
    } finally {
      idle().push(thread);
    }
  });
}
