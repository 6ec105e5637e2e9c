// A thread that hashes and verifies passwords. The asynchronous functions would not do: all threads of a
// process share the four on which they run, and with them the signatures that a check verifies.
import { parentPort } from "node:worker_threads";
import { hashSync, verifySync } from "@node-rs/argon2";

const functions = { hash: hashSync, verify: verifySync };

parentPort?.on("message", (/** @type {import("./hashing-thread").Task} */ { name, args }) => {
  try {
    const [first, second, third] = args;
    parentPort?.postMessage({ result: functions[name](first, /** @type {never} */ (second), third) });
  } catch (error) {
    parentPort?.postMessage({ failure: error instanceof Error ? error.message : String(error) });
  }
});
