import { createHash, randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Who is signed in at the mock, in the words of GitHub's API. */
export const octocat = { id: 583_231, login: "octocat", name: "The Octocat", email: "octocat@example.com" };

export type MockGitHub = { url: string; close(): void };

/** As much of GitHub as signing in takes: it lets everybody in at once, as octocat, and checks the PKCE verifier. */
export async function startMockGitHub(): Promise<MockGitHub> {
  const challenges = new Map<string, string>();
  const accessToken = randomUUID();

  const pages: Record<string, (request: IncomingMessage, url: URL) => Promise<[number, object]>> = {
    "/login/oauth/authorize": async (_, { searchParams: asked }) => {
      const code = randomUUID();
      challenges.set(code, asked.get("code_challenge") ?? "");
      const back = new URL(asked.get("redirect_uri") ?? "");
      back.searchParams.set("code", code);
      if (asked.has("state")) back.searchParams.set("state", asked.get("state") ?? "");
      return [302, { location: back.href }];
    },
    "/login/oauth/access_token": async (request) => {
      const form = new URLSearchParams(await read(request));
      const verifier = form.get("code_verifier") ?? "";
      const challenge = createHash("sha256").update(verifier).digest("base64url");
      if (challenges.get(form.get("code") ?? "") !== challenge) return [400, { error: "invalid_grant" }];
      return [200, { access_token: accessToken, token_type: "bearer", scope: "read:user user:email" }];
    },
    "/api/v3/user": async ({ headers }) =>
      headers.authorization === `Bearer ${accessToken}`
        ? [200, octocat]
        : [401, { message: "Bad credentials" }],
  };

  const server = createServer(async (request, response: ServerResponse) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    const [status, body] = (await pages[url.pathname]?.(request, url)) ?? [404, {}];
    if (status === 302) response.writeHead(status, body as Record<string, string>).end();
    else response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function read(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  return body;
}
