import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { POST } from "@/app/language/route";
import { GET } from "@/app/messages/[language]/route";
import { catalogues } from "@/messages/catalogues";
import "@/tools/testing/strict";
import { messagesPath, routeOf } from "./browser-messages";
import { languages } from "./languages";

const ask = (language: string, path = `/messages/${language}`) =>
  GET(new Request(`http://localhost${path}`), { params: Promise.resolve({ language }) });

async function messagesOf(language: string): Promise<Record<string, unknown>> {
  const context = { messages: {} };
  runInNewContext(await (await ask(language)).text(), context);
  return context.messages;
}

describe("the messages of a page", () => {
  it("are a script of its language, at an address that changes with them", async () => {
    const response = await ask("de", messagesPath("de", "none"));
    expect(response.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
    expect(response.headers.get("cache-control")).toContain("immutable");
    expect(messagesPath("de", "none")).toMatch(/^\/messages\/de\?v=[0-9a-f]{12}&page=none$/);
    expect(messagesPath("en", "none")).not.toContain(messagesPath("de", "none").split(/[=&]/)[1]);
    expect(await messagesOf("de")).toMatchObject({
      "Change the password": [catalogues.de["Change the password"]],
    });
  });

  it.each(["/messages/de", "/messages/de?v=000000000000"])(
    "are not kept for %s, which is no address of this version's",
    async (path) => {
      expect((await ask("de", path)).headers.get("cache-control")).toBe("no-cache");
    },
  );

  it("are in English those alone that a browser cannot read by itself", async () => {
    const messages = await messagesOf("en");
    expect(messages).not.toHaveProperty("Change the password");
    expect(Object.keys(messages).filter((message) => !message.includes(", plural, "))).toEqual([]);
    expect(Object.keys(messages).length).toBeGreaterThan(0);
  });

  it.each(Object.keys(languages))("end no script that stands in a page: %s", async (language) => {
    const text = await (await ask(language)).text();
    expect(text).toContain("\\u003c");
    expect(text).not.toContain("<");
  });

  it("are none for a language that there is not", async () => {
    expect((await ask("constructor")).status).toBe(404);
  });
});

describe("the page at an address", () => {
  const routes = [
    "/",
    "/_not-found",
    "/lab/[lab]",
    "/lab/[lab]/[device]",
    "/lab/[lab]/claims",
    "/teaching/[[...page]]",
  ];

  it.each([
    ["/", "/"],
    ["/?error=x", "/"],
    ["/lab/abc", "/lab/[lab]"],
    ["/lab/abc/?view=both", "/lab/[lab]"],
    ["/lab/abc/claims", "/lab/[lab]/claims"],
    ["/lab/abc/phone-1", "/lab/[lab]/[device]"],
    ["/lab/abc/phone-1/more", "/_not-found"],
    ["/teaching", "/teaching/[[...page]]"],
    ["/teaching/a/b", "/teaching/[[...page]]"],
    ["/none", "/_not-found"],
    ["/_not-found/..", "/_not-found"],
  ])("%s is %s", (address, route) => {
    expect(routeOf(address, routes)).toBe(route);
  });
});

describe("choosing a language", () => {
  const choose = (language: string, headers: Record<string, string> = {}) =>
    POST(
      new Request("http://localhost/language", {
        method: "POST",
        body: new URLSearchParams({ language }),
        headers: { host: "localhost", ...headers },
      }),
    );

  it("is kept in a cookie, and leads back to where it was chosen", async () => {
    const response = await choose("de", { referer: "http://localhost/lab/x?view=both" });
    expect([response.status, response.headers.get("location")]).toEqual([303, "/lab/x?view=both"]);
    expect(response.headers.get("set-cookie")).toMatch(/^language=de; Path=\/; .*HttpOnly$/);
  });

  it.each(["", "https://evil.example/trap", "http://localhost:8080/", "javascript:alert(1)"])(
    "leads to no other site: %j",
    async (referer) => {
      expect((await choose("de", { referer })).headers.get("location")).toBe("/");
    },
  );

  it.each(["http://localhost//evil.example/x", "http://localhost/\\evil.example/x"])(
    "makes no other site of an address of ours: %j",
    async (referer) => {
      expect((await choose("de", { referer })).headers.get("location")).toBe("/evil.example/x");
    },
  );

  it("reads no more than a form can be", async () => {
    const response = await choose(`de${" ".repeat(20_000)}`);
    expect([response.status, (await response.json()).code]).toEqual([413, "body-too-large"]);
  });

  it("stays among the languages that there are", async () => {
    const response = await choose("de; Domain=evil.example");
    expect([response.status, (await response.json()).code]).toEqual([404, "unknown-language"]);
    expect(response.headers.get("set-cookie")).toBeNull();
  });

  it("is not done from another site", async () => {
    expect((await choose("de", { origin: "https://evil.example" })).status).toBe(403);
  });
});
