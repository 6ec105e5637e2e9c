import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { decodeJwt } from "jose";
import type { NextRequest } from "next/server";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { getPrisma } from "../db/database";
import { createLab } from "../lab/labs";

const blocks = [...readFileSync("README.md", "utf8").matchAll(/```ts\n(.*?)```/gs)].map(
  ([, code]) => code ?? "",
);
const names = ["database", "jwt"] as const;

type Handlers = Record<"GET" | "POST", (request: NextRequest) => Promise<Response>>;

let folder: string;
let lab: Awaited<ReturnType<typeof createLab>>;

beforeAll(async () => {
  // Within the repository, so that the blocks find the packages that they import.
  mkdirSync(".data", { recursive: true });
  folder = mkdtempSync(".data/readme-");
  lab = await createLab();
  for (const [index, name] of names.entries())
    writeFileSync(path.join(folder, `${name}.ts`), blocks[index] ?? "");
  writeFileSync(
    path.join(folder, "prisma.ts"),
    'import { getPrisma } from "@/lib/db/database";\nexport const prisma = getPrisma();\n',
  );
  writeFileSync(path.join(folder, "verify-credentials.ts"), verifyCredentials(lab.id));
  vi.stubEnv("AUTH_SECRET", "the README's reader has one of these too");
  vi.stubEnv("JWT_KEY", Buffer.alloc(32, 7).toString("base64"));
});

afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

test("the README shows two configurations, and they type-check", () => {
  expect(blocks).toHaveLength(2);
  writeFileSync(
    path.join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: "../../tsconfig.json",
      include: ["*.ts"],
      exclude: [],
      compilerOptions: { incremental: false, paths: { "@/*": ["../../*"] } },
    }),
  );
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", folder], { stdio: "pipe" });
});

describe.each(names)("the README's %s configuration", (name) => {
  const origin = "http://localhost/api/auth";
  let handlers: Handlers;

  beforeAll(async () => {
    ({ handlers } = await import(pathToFileURL(path.resolve(folder, `${name}.ts`)).href));
  });

  async function signIn(password: string): Promise<string[]> {
    const csrf = await handlers.GET(new Request(`${origin}/csrf`) as NextRequest);
    const { csrfToken } = await csrf.json();
    const request = new Request(`${origin}/callback/credentials`, {
      method: "POST",
      headers: { cookie: csrf.headers.getSetCookie().map(pair).join("; ") },
      body: new URLSearchParams({ csrfToken, email: "alice@example.com", password }),
    });
    const response = await handlers.POST(request as NextRequest);
    return response.headers
      .getSetCookie()
      .map(pair)
      .filter((cookie) => cookie.includes("session-token"));
  }

  async function session(cookie: string) {
    const response = await handlers.GET(
      new Request(`${origin}/session`, { headers: { cookie } }) as NextRequest,
    );
    return response.json();
  }

  test("signs in, says who is signed in and no more, and refuses a wrong password", async () => {
    const [cookie = ""] = await signIn(lab.password);
    const { user, expires, ...rest } = await session(cookie);
    expect(user).toEqual({ name: "Alice", email: "alice@example.com" });
    expect(Math.abs(Date.parse(expires) - Date.now() - 86_400_000)).toBeLessThan(5_000);
    expect(rest).toEqual({});
    const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
    expect(await signIn("wrong")).toEqual([]);
    error.mockRestore();
  });

  test("ends with its row, where it has one", async () => {
    const [cookie = ""] = await signIn(lab.password);
    await getPrisma().session.deleteMany({ where: { user: { labId: lab.id } } });
    const answer = await session(cookie);
    if (name === "database") expect(answer).toBeNull();
    else expect(answer.user.email).toBe("alice@example.com");
  });
});

test("the README's token keeps its expiry when Auth.js issues it again, and its sid", async () => {
  const { handlers }: { handlers: Handlers } = await import(
    pathToFileURL(path.resolve(folder, "jwt.ts")).href
  );
  const { SignJWT } = await import("jose");
  const first = await new SignJWT({ sid: "one", name: "Alice", email: "alice@example.com" })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer("https://example.com")
    .setAudience("example.com")
    .setIssuedAt(Math.floor(Date.now() / 1000) - 100)
    .setExpirationTime(Math.floor(Date.now() / 1000) + 100)
    .sign(Buffer.alloc(32, 7));
  const response = await handlers.GET(
    new Request("http://localhost/api/auth/session", {
      headers: { cookie: `authjs.session-token=${first}` },
    }) as NextRequest,
  );
  const again = response.headers
    .getSetCookie()
    .map(pair)
    .find((cookie) => cookie.includes("session-token"));
  const before = decodeJwt(first);
  const after = decodeJwt(again?.split("=")[1] ?? "");
  expect({ exp: after.exp, iat: after.iat, sid: after.sid }).toEqual({
    exp: before.exp,
    iat: before.iat,
    sid: "one",
  });
});

function pair(setCookie: string): string {
  return setCookie.split(";")[0] ?? "";
}

/** The part that the README leaves to its reader. */
function verifyCredentials(labId: string): string {
  return `import { verifyPassword } from "@/auth/password";
import { prisma } from "./prisma";
export async function verifyCredentials(email: string, password: string) {
  const user = await prisma.user.findUnique({ where: { labId_email: { labId: "${labId}", email } }, omit: { passwordHash: false } });
  if (!user || !(await verifyPassword(user.passwordHash, password))) return null;
  return { id: user.id, name: user.name, email: user.email };
}
`;
}
