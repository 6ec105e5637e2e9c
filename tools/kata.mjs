// Small problems for those who code: `npm run kata` lists them, `npm run kata not-before` copies one to
// katas/ and runs its checks at every change, `-- --once` once, `-- --solution not-before` shows ours.
import "./lib/node-version.mjs";
import { spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { kataIds } from "../lessons/katas/order.mjs";
import { exitWith, Failure } from "./lib/failure.mjs";
import { inRoot } from "./lib/paths.mjs";
import { ensureInstalled } from "./lib/prepare.mjs";

/** Where a copy lies that somebody repairs: theirs, and not part of the repository. */
const attempts = resolve(inRoot(), process.env.KATA_FOLDER || "katas");

/** @param {string} id @param {string} file */
const partOf = (id, file) => inRoot("lessons/katas", id, file);

/** What is shown in a browser as well is run there as it lies, and so is JavaScript. @param {string} id */
const endingOf = (id) => (existsSync(partOf(id, "problem.mjs")) ? "mjs" : "ts");

/** @param {string} id */
const readmeOf = (id) => readFileSync(partOf(id, "README.md"), "utf8").trim();

function list() {
  for (const id of kataIds) console.log(`${id.padEnd(18)}${readmeOf(id).split("\n", 1)[0]?.slice(2)}`);
  console.log("\nBegin one:           npm run kata article-session");
  console.log("See our solution:    npm run kata -- --solution article-session");
}

/** @param {string} id @param {boolean} once */
function run(id, once) {
  const ending = endingOf(id);
  const attempt = resolve(attempts, `${id}.${ending}`);
  mkdirSync(attempts, { recursive: true });
  if (!existsSync(attempt)) copyFileSync(partOf(id, `problem.${ending}`), attempt);
  console.log(`${readmeOf(id)}\n\nThe file to repair: ${relative(process.cwd(), attempt)}\n`);
  const vitest = [inRoot("node_modules/vitest/vitest.mjs"), once ? "run" : "watch"];
  const args = [...vitest, "--config", inRoot("lessons/katas/vitest.config.ts")];
  const env = { ...process.env, KATA: id, KATA_ATTEMPT: attempt };
  spawn(process.execPath, args, { cwd: inRoot(), env, stdio: "inherit" }).on("exit", (code) => {
    process.exitCode = code ?? 1;
  });
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { solution: { type: "boolean" }, once: { type: "boolean" } },
  });
  const [id] = positionals;
  if (id === undefined) list();
  else if (!kataIds.some((one) => one === id)) {
    throw new Failure(`There is no kata "${id}". There are: ${kataIds.join(", ")}.`);
  } else if (values.solution)
    console.log(readFileSync(partOf(id, `solution.${endingOf(id)}`), "utf8").trim());
  else {
    await ensureInstalled();
    run(id, values.once ?? false);
  }
} catch (error) {
  const unknown = error instanceof TypeError && "code" in error ? new Failure(error.message) : error;
  exitWith(unknown);
}
