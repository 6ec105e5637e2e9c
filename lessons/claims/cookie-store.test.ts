import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { CookieStore } from "./cookie-store";

function keeping(...lines: string[]): CookieStore {
  const store = new CookieStore();
  store.keep(lines);
  return store;
}

describe("a cookie store", () => {
  it("sends a cookie to its path and below, and nowhere else", () => {
    const store = keeping("a=1; Path=/lab/x/phone/jwt; HttpOnly");
    expect(store.header("/lab/x/phone/jwt")).toBe("a=1");
    expect(store.header("/lab/x/phone/jwt/check")).toBe("a=1");
    for (const path of ["/lab/x/phone/jwt-short", "/lab/x/phone", "/"]) expect(store.header(path)).toBeNull();
  });

  it("keeps cookies of one name apart by path, and replaces those of one path", () => {
    const store = keeping("a=1; Path=/one", "a=2; Path=/two", "a=3; Path=/one");
    expect([store.value("/one", "a"), store.value("/two", "a")]).toEqual(["3", "2"]);
  });

  it.each(["a=; Path=/; Max-Age=0", "a=gone; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT"])(
    "forgets what the server ends: %s",
    (line) => {
      const store = keeping("a=1; Path=/", line);
      expect(store.value("/x", "a")).toBeNull();
    },
  );

  it.each([
    ["a=1=2==; Path=/", "1=2=="],
    ["a=1; path=/; max-age=60", "1"],
    ["a=1; Path=/; Expires=Fri, 01 Jan 2100 00:00:00 GMT", "1"],
  ])("reads %s", (line, value) => {
    expect(keeping(line).value("/below", "a")).toBe(value);
  });
});
