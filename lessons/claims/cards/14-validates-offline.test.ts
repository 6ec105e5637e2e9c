import { describe, expect, it } from "vitest";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { type Facts, validatesOffline } from "./14-validates-offline";

const browser = {
  unsupported: null,
  accepted: true,
  requests: 0,
  acceptedAfterChange: true,
  forgeryRefused: true,
  ms: 0.3,
};
const api = { connected: 200, cutOff: 200, afterPasswordChange: 200 };
const good: Facts = {
  api,
  withoutKeys: 503,
  keyRequests: 1,
  session: { withoutDatabase: 503, afterPasswordChange: 401 },
  browser,
};

describe("validates offline", () => {
  it("measures that an API that is cut off goes on, and cannot know of the password change", {
    timeout: 60_000,
  }, async () => {
    const facts = await measure(validatesOffline, { findings: browser });
    expect(facts).toEqual(good);
  });

  it("runs without a browser, and refuses findings that are none", async () => {
    expect((await measure(validatesOffline)).browser).toBeNull();
    const made = measure(validatesOffline, { findings: { ...browser, requests: "none" } });
    await expect(made).rejects.toMatchObject({ code: "invalid-field" });
  });

  it.each<[string, Partial<Facts>, string]>([
    ["both go on and cannot know", {}, "holds-but"],
    ["only the API believes it still", { browser: { ...browser, acceptedAfterChange: false } }, "holds-but"],
    ["only the browser believes it still", { api: { ...api, afterPasswordChange: 401 } }, "holds-but"],
    [
      "both go on and know",
      { api: { ...api, afterPasswordChange: 401 }, browser: { ...browser, acceptedAfterChange: false } },
      "holds",
    ],
    ["an API that stops", { api: { ...api, cutOff: 503 } }, "not-here"],
    ["a browser that refuses", { browser: { ...browser, accepted: false } }, "not-here"],
    ["a browser that asks somebody", { browser: { ...browser, requests: 1 } }, "not-here"],
    ["no browser", { browser: null }, "holds-but"],
    [
      "a browser that cannot",
      { browser: { ...browser, accepted: false, unsupported: "no Ed25519" } },
      "holds-but",
    ],
  ])("judges: %s", (_, change, verdict) => {
    expect(validatesOffline.judge({ ...good, ...change }).verdict).toBe(verdict);
  });

  it("says on the card what a browser cannot do", () => {
    const facts = { ...good, browser: { ...browser, unsupported: "it knows no Ed25519" } };
    const texts = validatesOffline.evidence(facts).map(({ text }) => text);
    expect(texts).toContain("this browser cannot: it knows no Ed25519");
  });
});
