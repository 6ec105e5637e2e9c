import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { CookieStore, parseCookie } from "./cookie-store.mjs";

const app = new URL("http://lab.test:3000/lab/x/phone/jwt/check");

function keeping(...lines: string[]): CookieStore {
  const store = new CookieStore();
  store.keep(app, lines);
  return store;
}

/** The Cookie header of a request to an address, read from that of the app. */
const sent = (store: CookieStore, address: string) => store.header(new URL(address, app));

describe("a cookie store", () => {
  it.each([
    ["/lab/x/phone/jwt", "a=1"],
    ["/lab/x/phone/jwt/check?db=down", "a=1"],
    ["/lab/x/phone/jwt/", "a=1"],
    ["/lab/x/phone/jwt-short", null],
    ["/lab/x/phone", null],
    ["/LAB/x/phone/jwt", null],
    ["/", null],
  ])("sends a cookie to its path and below, and nowhere else: %s", (path, header) => {
    expect(sent(keeping("a=1; Path=/lab/x/phone/jwt; HttpOnly"), path)).toBe(header);
  });

  it("sends the cookie with the longest path first, and of those the oldest", () => {
    const store = keeping("a=root; Path=/", "b=lab; Path=/lab", "c=root; Path=/", "a=own; Path=/lab/x/phone");
    expect(sent(store, "/lab/x/phone/jwt")).toBe("a=own; b=lab; a=root; c=root");
    store.keep(app, ["a=again; Path=/"]);
    expect(sent(store, "/")).toBe("a=again; c=root");
  });

  it.each(["", "; Path", "; Path=", "; Path=relative"])(
    "confines a cookie without a path to the folder that set it: a=1%s",
    (attribute) => {
      const store = keeping(`a=1${attribute}`);
      expect(sent(store, "/lab/x/phone/jwt/session")).toBe("a=1");
      expect(sent(store, "/lab/x/phone")).toBeNull();
    },
  );

  it.each([
    ["Max-Age=60", true],
    ["max-age=60", true],
    ["Max-Age=0", false],
    ["Max-Age=-1", false],
    ["Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", true],
    ["Max-Age=0; Expires=Fri, 01 Jan 2100 00:00:00 GMT", false],
    ["Max-Age=soon", true],
    ["Expires=Fri, 01 Jan 2100 00:00:00 GMT", true],
    ["Expires=Thu, 01 Jan 1970 00:00:00 GMT", false],
    ["Expires=whenever", true],
  ])("goes by Max-Age before Expires: %s", (attributes, kept) => {
    expect(sent(keeping("a=1; Path=/", `a=2; Path=/; ${attributes}`), "/")).toBe(kept ? "a=2" : null);
  });

  it("sends nothing that has expired since", () => {
    stopClock();
    const store = keeping("a=1; Path=/; Max-Age=60");
    moveClock(59_000);
    expect(sent(store, "/")).toBe("a=1");
    moveClock(1_000);
    expect(sent(store, "/")).toBeNull();
  });

  it("ends a cookie of one path and leaves its namesakes", () => {
    const store = keeping("a=1; Path=/one", "a=2; Path=/two", "a=; Path=/one; Max-Age=0");
    expect([sent(store, "/one"), sent(store, "/two")]).toEqual([null, "a=2"]);
  });

  it.each([
    ["http://lab.test/", "a=1"],
    ["http://lab.test:4000/", "a=1"],
    ["http://www.lab.test/", null],
    ["http://test/", null],
    ["https://lab.test/", "a=1; b=2"],
  ])("sends to the host that set it, at any port, and Secure by https alone: %s", (address, header) => {
    expect(sent(keeping("a=1; Path=/", "b=2; Path=/; Secure"), address)).toBe(header);
  });

  it.each([
    ["lab.test", true],
    [".LAB.test", true],
    ["test", false],
    ["elsewhere.example", false],
  ])("takes no cookie for another domain: %s", (domain, kept) => {
    expect(sent(keeping(`a=1; Path=/; Domain=${domain}`), "/") !== null).toBe(kept);
  });

  it.each(["", "=1; Path=/", "; Path=/"])("takes no cookie without a name: “%s”", (line) => {
    expect(sent(keeping(line), "/")).toBeNull();
  });
});

describe("a Set-Cookie header", () => {
  it.each([
    ["a=1=2==; Path=/", { name: "a", value: "1=2==" }],
    ["a=1;path=/x;httponly;SameSite=Lax", { path: "/x", httpOnly: true, sameSite: "lax", secure: false }],
    ["a = 1 ; Secure", { name: "a", value: "1", secure: true, httpOnly: false, sameSite: "" }],
    ["a=1", { path: "/", expires: Number.POSITIVE_INFINITY }],
  ])("says %s", (line, cookie) => {
    expect(parseCookie(line)).toMatchObject(cookie);
  });
});
