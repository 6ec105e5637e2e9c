import { describe, expect, it } from "vitest";
import { z } from "zod";
import { readJar } from "@/lessons/strategies/read-jar";
import { rulesOf } from "@/lessons/strategies/rules";
import { expectComplaints } from "@/tools/testing/strict";
import { DatabaseUnavailable } from "./db/unavailable";
import { cookieHeader } from "./device/cookie-jar";
import { isProblemCode, Problem, problemResponse } from "./errors";
import { answer, originOf, parseFields, parseJson, readBody, refuseCrossOrigin, toProblem } from "./http";
import { createLabId, labLifetime } from "./lab/lab-id";

const post = (body: BodyInit) =>
  new Request("http://localhost/", { method: "POST", body, duplex: "half" } as RequestInit);

/** A body that is sent in pieces, without a Content-Length. */
const streamed = (...pieces: number[]) =>
  post(
    new ReadableStream({
      pull(controller) {
        const size = pieces.shift();
        if (size === undefined) controller.close();
        else controller.enqueue(new Uint8Array(size).fill(120));
      },
    }),
  );

describe("a body", () => {
  it("is read up to 16 KB, however it is cut", async () => {
    expect(await readBody(post("x".repeat(16_384)))).toHaveLength(16_384);
    expect(await readBody(streamed(16_000, 384))).toHaveLength(16_384);
    expect(await readBody(new Request("http://localhost/", { method: "POST" }))).toBe("");
  });

  it("is read as UTF-8 where a letter is cut in two", async () => {
    const [bytes, pieces] = [new TextEncoder().encode("é"), [] as Uint8Array<ArrayBuffer>[]];
    for (const byte of bytes) pieces.push(Uint8Array.of(byte));
    const cut = new ReadableStream({
      pull(controller) {
        const piece = pieces.shift();
        if (piece) controller.enqueue(piece);
        else controller.close();
      },
    });
    expect(await readBody(post(cut))).toBe("é");
  });

  it.each([
    ["in one piece", () => post("x".repeat(16_385))],
    ["without a Content-Length", () => streamed(16_384, 1)],
    ["without an end", () => streamed(...Array<number>(1_000).fill(1_024))],
  ])("of more than 16 KB is refused %s", async (_, request) => {
    await expect(readBody(request())).rejects.toMatchObject({ code: "body-too-large", status: 413 });
  });

  it.each(["", "{", "undefined", "{'a':1}", "\0", "[1,]"])("that is not JSON is refused (%j)", (text) => {
    expect(() => parseJson(text)).toThrow(expect.objectContaining({ code: "malformed-json", status: 400 }));
  });

  it.each([null, [], "text", 1, {}, { name: 1 }, { name: null }])(
    "of the wrong shape is refused (%j)",
    (value) => {
      const refusal = expect.objectContaining({ code: "invalid-field", status: 400 });
      expect(() => parseFields(z.object({ name: z.string() }), value)).toThrow(refusal);
    },
  );

  it("of the wrong shape is refused in words that name the fields and not their values", () => {
    const schema = z.object({ one: z.string(), two: z.object({ three: z.number() }) });
    const refusal = expect.objectContaining({ detail: "Missing or wrong: one, two.three." });
    expect(() => parseFields(schema, { one: 1, two: { three: "hunter2" } })).toThrow(refusal);
  });
});

describe("the visitor's origin", () => {
  it.each([
    [{ host: "192.168.0.7:3000" }, "http://192.168.0.7:3000"],
    [{ host: "lab.example", "x-forwarded-proto": "https" }, "https://lab.example"],
    [{ host: "lab.example", "x-forwarded-proto": "gopher" }, "http://lab.example"],
    [{ host: "[::1]:3000" }, "http://[::1]:3000"],
    [{ host: "LAB.example:80" }, "http://lab.example"],
    [{ host: "[" }, "http://localhost"],
    [{ host: "a b" }, "http://localhost"],
    [{ host: "lab.example/path" }, "http://localhost"],
    [{ host: "user@lab.example" }, "http://localhost"],
    [{ host: "lab.example:99999" }, "http://localhost"],
    [{ host: "", "x-forwarded-proto": "https" }, "https://localhost"],
    [{}, "http://localhost"],
  ])("of %j is %s", (headers, origin) => {
    expect(originOf(new Headers(headers as Record<string, string>))).toBe(origin);
  });

  it("is what another site's differs from", () => {
    const from = (origin: string | null) =>
      new Headers({ host: "lab.example:3000", ...(origin !== null && { origin }) });
    expect(() => refuseCrossOrigin(from(null))).not.toThrow();
    expect(() => refuseCrossOrigin(from("http://lab.example:3000"))).not.toThrow();
    for (const other of [
      "null",
      "",
      "http://lab.example",
      "https://lab.example:3000",
      "http://evil.example",
      "http://lab.example:3000.evil.example",
      "http://LAB.example:3000",
    ]) {
      expect(() => refuseCrossOrigin(from(other)), other).toThrow(
        expect.objectContaining({ code: "cross-origin", status: 403 }),
      );
    }
  });
});

describe("an address", () => {
  const lab = createLabId(Date.now());
  const read = (params: object, cookies: Record<string, string> = {}, headers = {}) =>
    readJar(
      { lab, device: "phone", strategy: "jwt", ...params },
      new Headers({ cookie: cookieHeader(cookies), ...headers }),
    );

  it("names a cookie jar, with the cookie of its own strategy", () => {
    const cookies = { "lab.token": "token", "lab.session": "session" };
    expect(read({}, cookies)).toEqual({
      lab,
      device: "phone",
      strategy: "jwt",
      rules: rulesOf("jwt"),
      credential: "token",
      refreshToken: null,
      sessionCopy: null,
      alsoSet: [],
      isForeign: false,
      proof: null,
      visitor: expect.any(Function),
      isStranger: expect.any(Function),
      secure: false,
    });
    expect(read({ strategy: "database" }, cookies).credential).toBe("session");
    expect(read({}, { "lab.token": "" }).credential).toBeNull();
    expect(read({}, {}, { "x-forwarded-proto": "https" }).secure).toBe(true);
  });

  it.each([
    [{ lab: "x" }, "unknown-lab", 404],
    [{ lab: createLabId(Date.now() - labLifetime - 1000) }, "expired-lab", 410],
    [{ device: "toaster" }, "unknown-device", 404],
    [{ device: "__proto__" }, "unknown-device", 404],
    [{ device: "Phone" }, "unknown-device", 404],
    [{ strategy: "magic" }, "unknown-strategy", 404],
    [{ strategy: "constructor" }, "unknown-strategy", 404],
  ])("that names nothing is refused (%j)", (params, code, status) => {
    expect(() => read(params)).toThrow(expect.objectContaining({ code, status }));
  });
});

describe("an error", () => {
  it("of our own making is logged and not told", async () => {
    const complaints = expectComplaints("error");
    const response = await answer(async () => {
      throw new Error("hunter2 at /secret/path.ts", { cause: new Error("DETAIL: hunter2") });
    });
    const body = await response.text();
    expect(JSON.parse(body)).toEqual({
      type: "about:blank",
      title: expect.any(String),
      status: 500,
      code: "internal",
    });
    expect(body).not.toMatch(/hunter2|secret|stack|\.ts/);
    expect(complaints()).toEqual([expect.stringContaining("hunter2")]);
  });

  it.each([undefined, null, "hunter2", 42, { message: "hunter2" }])(
    "that is no error is one all the same (%j)",
    (thrown) => {
      expectComplaints("error");
      expect(toProblem(thrown)).toMatchObject({ code: "internal", status: 500, detail: undefined });
    },
  );

  it("that a database which does not answer has caused is told as that, however it is wrapped", () => {
    const away = new DatabaseUnavailable(new Error("ECONNREFUSED 10.0.0.1"));
    for (const error of [away, new Error("", { cause: away }), new Error("", { cause: { err: away } })]) {
      expect(toProblem(error)).toMatchObject({
        code: "database-unavailable",
        status: 503,
        detail: undefined,
      });
    }
  });

  it("is told as problem details, with what a visitor may read", async () => {
    const response = problemResponse(new Problem("invalid-field", "Missing: email."));
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      status: 400,
      code: "invalid-field",
      detail: "Missing: email.",
    });
  });

  it("has a code that is known, and no code of an object's own making is", () => {
    expect(isProblemCode("cross-origin")).toBe(true);
    for (const other of ["toString", "__proto__", "", null, 500]) expect(isProblemCode(other)).toBe(false);
  });
});
