import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { createLabId, labLifetime, readLabId } from "./lab-id";

const now = Date.UTC(2026, 10, 24, 12, 0, 0);

/** The id with one bit of one byte turned over. */
function tampered(id: string, byte: number): string {
  const bytes = Buffer.from(id, "base64url");
  bytes[byte] = (bytes[byte] ?? 0) ^ 1;
  return bytes.toString("base64url");
}

describe("a lab id", () => {
  it("stands for a lab that ends a day after it was made", () => {
    const id = createLabId(now);
    for (let read = 0; read < 2; read += 1) expect(readLabId(id, now)).toEqual({ state: "alive", id });
    expect(readLabId(id, now + labLifetime).state).toBe("expired");
    expect(labLifetime).toBe(86_400_000);
  });

  it("is alive to the last millisecond of its day, and expired at the next", () => {
    const id = createLabId(now);
    expect(readLabId(id, now + labLifetime - 1).state).toBe("alive");
    expect(readLabId(id, now + labLifetime)).toEqual({ state: "expired" });
  });

  it("is 32 letters that need no quoting in an address, and none is like another", () => {
    const ids = Array.from({ length: 1_000 }, () => createLabId(now));
    expect(ids.filter((id) => !/^[\w-]{32}$/.test(id))).toEqual([]);
    expect(new Set(ids.map((id) => id.slice(6, 21))).size).toBe(1_000);
  });

  it("is unknown when any bit of its 24 bytes was changed", () => {
    const id = createLabId(now);
    const states = Array.from({ length: 24 }, (_, byte) => readLabId(tampered(id, byte), now).state);
    expect(states).toEqual(Array(24).fill("unknown"));
  });

  it("cannot be made younger", () => {
    const old = createLabId(now - labLifetime);
    expect(readLabId(old, now).state).toBe("expired");
    const [time, rest] = [createLabId(now).slice(0, 5), old.slice(5)];
    expect(readLabId(time + rest, now).state).toBe("unknown");
  });

  it.each([
    ["nothing", ""],
    ["a made-up one", "A".repeat(32)],
    ["one that is too short", createLabId(now).slice(1)],
    ["one that is too long", `${createLabId(now)}A`],
    ["SQL", "' OR '1'='1' --"],
    ["SQL of the right length", "' OR '1'='1' OR '1'='1' OR '1'=1"],
    ["a path", "../../../../../../etc/passwd"],
    ["a path of the right length", "../../../../../../../../../../.."],
    ["a percent-encoded path", "%2e%2e%2f%2e%2e%2f%2e%2e%2f%2e%2"],
    ["a slash in it", `${createLabId(now).slice(0, 15)}/${createLabId(now).slice(16)}`],
    ["a null byte", `${createLabId(now).slice(0, 31)}\0`],
    ["a line break after it", `${createLabId(now)}\n`],
    ["base64 instead of base64url", "+/".repeat(16)],
    ["letters outside of ASCII", "ä".repeat(32)],
    ["a name of JavaScript's own", "__proto__"],
  ])("is unknown as %s", (_, text) => {
    expect(readLabId(text, now)).toEqual({ state: "unknown" });
  });
});
