import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { onTestFinished } from "vitest";
import { inRoot } from "../../tools/lib/paths.mjs";
import { newDataFolder } from "./instance";

/** Debian's, and where else it is commonly found. */
export const nginx = ["/usr/sbin/nginx", "/usr/bin/nginx", "/opt/homebrew/bin/nginx"].find(existsSync);

/**
 * Starts nginx on this machine with the configuration of docs/hosting.md, until the test has ended.
 * @param port where it listens, for https
 * @param upstreams the two instances, as `127.0.0.1:3000`
 * @returns its certificate, which it signed itself
 */
export async function startNginx(port: number, upstreams: [string, string]): Promise<string> {
  const folder = newDataFolder();
  const [certificate, key] = [join(folder, "certificate.pem"), join(folder, "key.pem")];
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const args = [
    "req",
    "-x509",
    "-newkey",
    "ec",
    "-pkeyopt",
    "ec_paramgen_curve:P-256",
    "-nodes",
    "-days",
    "1",
  ];
  execFileSync("openssl", [...args, ...subject, "-keyout", key, "-out", certificate], { stdio: "ignore" });
  const site = readConfiguration()
    .replace("127.0.0.1:3000", upstreams[0])
    .replace("127.0.0.1:3100", upstreams[1])
    .replace("listen 443 ssl", `listen 127.0.0.1:${port} ssl`)
    .replace("server_name lab.example", "server_name localhost")
    .replace("/etc/ssl/lab.example.pem", certificate)
    .replace("/etc/ssl/lab.example.key", key);
  const file = join(folder, "nginx.conf");
  writeFileSync(file, configuration(folder, site));
  // Its workers are another account's where it is started as root.
  chmodSync(folder, 0o755);
  const child = spawn(nginx as string, ["-p", folder, "-c", file, "-e", join(folder, "error.log")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr.setEncoding("utf8").on("data", (chunk) => {
    said += chunk;
  });
  const exited = once(child, "exit");
  onTestFinished(async () => {
    child.kill();
    await exited;
  });
  while (!(await isListening(port))) {
    if (child.exitCode !== null) throw new Error(`nginx ended: ${said}`);
    await sleep(50);
  }
  return readFileSync(certificate, "utf8");
}

function readConfiguration(): string {
  const text = readFileSync(inRoot("docs/hosting.md"), "utf8");
  const [, block] = /```nginx\n(.+?)```/s.exec(text) ?? [];
  if (!block) throw new Error("docs/hosting.md has no configuration for nginx.");
  return block;
}

function configuration(folder: string, site: string): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  return `daemon off;
pid ${join(folder, "nginx.pid")};
events {}
http {
  access_log off;
${temporary.map((name) => `  ${name}_temp_path ${join(folder, name)};`).join("\n")}
${site}
}
`;
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" });
    socket.once("connect", () => socket.end(() => resolve(true)));
    socket.once("error", () => resolve(false));
  });
}
