import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { Instance, newDataFolder, usedDataFolder } from "./instance";

const readme = readFileSync("README.md", "utf8");
const blocks = [...readme.matchAll(/```bash\n(.*?)```/gs)].map(([, code]) => code ?? "");
const [start, testCommand, walk, ownServer] = blocks;
const run = promisify(execFile);

test("the README has four blocks of commands: start, test, the walk, a server of one's own", () => {
  expect(blocks).toHaveLength(4);
  // This one is running.
  expect(testCommand?.trim()).toBe("npm test");
});

test("every npm script that the README names exists", () => {
  const { scripts } = JSON.parse(readFileSync("package.json", "utf8"));
  const named = [...readme.matchAll(/npm (?:run )?([a-z][a-z:]*)/g)].map(([, name]) => name);
  const builtIn = ["and", "install"];
  expect(named.filter((name) => name && !builtIn.includes(name) && !(name in scripts))).toEqual([]);
});

test("the README's start prints an address, and its walk with curl there ends as the README says", async () => {
  const { url } = await startWith(start ?? "", { PORT: "0" });
  expect((await fetch(`${url}/api/health`)).status).toBe(200);
  const { stdout } = await run("bash", ["-c", walk ?? ""], { env: { ...process.env, BASE: url } });
  const codes = { database: 401, jwt: 200 };
  const expected = Object.entries(codes).flatMap(([strategy, code]) =>
    ["laptop", "phone", "thief"].map((device) => `${device}/${strategy} ${code}`),
  );
  expect(stdout.trim().split("\n")).toEqual(expected);
});

test("npm run dev serves too", async () => {
  const { url } = await startWith("npm run dev", { PORT: "0" });
  const response = await fetch(`${url}/api/labs`, { method: "POST" });
  expect(response.status).toBe(201);
});

test("the README's start on a server of one's own uses that one, and starts none", async () => {
  const other = new Instance(usedDataFolder());
  const { databaseUrl } = await other.ready();
  const command = (ownServer ?? "").replace(/DATABASE_URL=\S+/, `DATABASE_URL=${databaseUrl}`);
  expect(command).toContain(databaseUrl);
  const { url, folder } = await startWith(command, { PORT: "0" });
  expect((await fetch(`${url}/api/labs`, { method: "POST" })).status).toBe(201);
  expect(JSON.parse(readFileSync(`${folder}/running.json`, "utf8")).database).toBeNull();
});

/** Runs a command of the README in a shell until it says that it is ready. */
async function startWith(
  command: string,
  env: Record<string, string>,
): Promise<{ url: string; folder: string }> {
  const folder = newDataFolder();
  const shell = spawn("bash", ["-c", command], {
    env: { ...process.env, DATABASE_URL: "", AUTH_SECRET: "", DATA_DIR: folder, ...env },
    stdio: ["ignore", "pipe", "inherit"],
    detached: true,
  });
  onTestFinished(async () => {
    const exited = once(shell, "exit");
    process.kill(-(shell.pid ?? 0), "SIGINT");
    await exited;
  });
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    shell.on("exit", () => reject(new Error(`It ended: ${output}`)));
    shell.stdout.on("data", (chunk) => {
      output += chunk;
      const found = /is ready: (http\S+)/.exec(output)?.[1];
      if (found) resolve(found);
    });
  });
  return { url, folder };
}
