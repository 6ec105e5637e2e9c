import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { securityHeaders } from "./security-headers";

const script = "document.title";
const hash = createHash("sha256").update(script).digest("base64");

/** The headers that a response gets, and those of the request that Next sees. */
function pass(url: string, given: Record<string, string> = {}, isDevelopment = false) {
  const headers = { ...given };
  const set: Record<string, string> = {};
  const response = { setHeader: (name: string, value: string) => Object.assign(set, { [name]: value }) };
  securityHeaders({ inlineScripts: [script], besidePorts: [3001, 3002], version: "v2", isDevelopment })(
    { url, headers },
    response as never,
  );
  const [, directive = ""] = /script-src ([^;]*)/.exec(set["content-security-policy"] ?? "") ?? [];
  return { headers: headers as Record<string, string | undefined>, set, scripts: directive.split(" ") };
}

const pages = ["/", "/?x=1", "/tour", "/no-such-page", "/source/lib/http.ts", "/lab/L", "/lab/L/claims"];
const devicePages = ["/lab/L/phone/jwt", "/lab/L/phone/jwt?done=signed-in"];
const others = [
  "/api/labs",
  "/_next/static/chunk.js",
  "/lab/L/phone/jwt/check",
  "/lab/L/phone/jwt/check?db=down",
];

describe("the policy for scripts", () => {
  it.each([...pages, ...devicePages])("of the page %s lets those run that carry its nonce", (url) => {
    const { headers, set, scripts } = pass(url);
    expect(scripts).toEqual([
      expect.stringMatching(/^'nonce-[\w+/]{22}=='$/),
      `'sha256-${hash}'`,
      "'strict-dynamic'",
    ]);
    expect(headers["content-security-policy"]).toBe(set["content-security-policy"]);
    expect(pass(url).scripts[0]).not.toBe(scripts[0]);
  });

  it.each(others)("of %s lets none run, and makes no nonce", (url) => {
    const { headers, scripts } = pass(url);
    expect(scripts).toEqual(["'none'"]);
    expect(headers).toEqual({});
  });

  it.each(["/lab/L/phone/jwt/token-storage", "/lab/L/phone/jwt/token-storage?keep=memory"])(
    "is missing from the exhibit %s alone",
    (url) => expect(pass(url).scripts).toEqual([""]),
  );

  it.each(["content-security-policy", "content-security-policy-report-only"])(
    "is not the visitor's to choose, by %s",
    (name) => {
      const chosen = "script-src 'nonce-abc'";
      expect(JSON.stringify(pass("/", { [name]: chosen }).headers)).not.toContain("nonce-abc");
      expect(pass("/api/labs", { [name]: chosen }).headers).toEqual({});
    },
  );

  it("comes with leave to call the resource API, and no other", () => {
    expect(pass("/").set["content-security-policy"]).toContain(
      "connect-src 'self' http://*:3001 http://*:3002;",
    );
  });

  it("lets development evaluate strings, and nothing else", () => {
    expect(pass("/", {}, true).scripts).toContain("'unsafe-eval'");
    expect(pass("/").scripts).not.toContain("'unsafe-eval'");
  });

  it.each([...pages, ...devicePages, ...others, "/lab/L/phone/jwt/token-storage"])(
    "has the directives that hold everywhere: %s",
    (url) => {
      for (const directive of ["object-src 'none'", "base-uri 'none'", "frame-ancestors 'self'"])
        expect(pass(url).set["content-security-policy"]).toContain(directive);
    },
  );
});

describe("Strict-Transport-Security", () => {
  it.each(["/", "/lab/L/phone/jwt/check"])("is sent to whoever came by https: %s", (url) => {
    const { set } = pass(url, { "x-forwarded-proto": "https" });
    expect(set["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
    expect(pass(url, { "x-forwarded-proto": "http" }).set["strict-transport-security"]).toBeUndefined();
    expect(pass(url).set["strict-transport-security"]).toBeUndefined();
  });
});

describe("the headers that do not depend on the request", () => {
  it.each([...pages, ...devicePages, ...others])("come with %s", (url) => {
    expect(pass(url).set).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "same-origin",
      "cross-origin-opener-policy": "same-origin",
    });
  });
});

describe("the version of the program", () => {
  it.each(["/lab/L/state", "/lab/L/state?x=1"])("is told to the board: %s", (url) => {
    expect(pass(url).set["x-deployment-id"]).toBe("v2");
  });

  it.each([...pages, ...devicePages, ...others, "/lab/L/phone-1/state"])("and nowhere else: %s", (url) => {
    expect(pass(url).set).not.toHaveProperty("x-deployment-id");
  });
});
