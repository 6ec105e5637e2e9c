// The example with auth/ copied into it, as an application of your own: `npm run example -- ../my-app`.
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { exitWith, Failure } from "./lib/failure.mjs";
import { inRoot } from "./lib/paths.mjs";

const made = ["node_modules", ".next", "generated"];

function main() {
  const [folder] = process.argv.slice(2);
  if (!folder) throw new Failure("Name a folder for it: npm run example -- ../my-app");
  const target = resolve(folder);
  if (existsSync(target) && readdirSync(target).length > 0) {
    throw new Failure(`${target} is not empty: name a folder that is, or a new one.`);
  }
  mkdirSync(target, { recursive: true });
  cpSync(inRoot("examples/next-app"), target, {
    recursive: true,
    filter: (path) => !made.includes(basename(path)),
  });
  cpSync(inRoot("auth"), join(target, "auth"), {
    recursive: true,
    filter: (path) => !path.endsWith(".test.ts"),
  });
  mkdirSync(join(target, "prisma"));
  writeFileSync(join(target, "prisma/schema.prisma"), readSchema());
  console.log(`It is in ${target}. What to do there: ${inRoot("examples/README.md")}`);
}

/** The models as auth/README.md has them. */
function readSchema() {
  const [, schema] = /^```prisma\n(.*?)^```$/ms.exec(readFileSync(inRoot("auth/README.md"), "utf8")) ?? [];
  if (!schema) throw new Failure("auth/README.md has no block of Prisma models.");
  return schema;
}

try {
  main();
} catch (error) {
  exitWith(error);
}
