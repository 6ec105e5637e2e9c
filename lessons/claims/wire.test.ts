import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { bytesPerRequest } from "./wire";

const cookie = (bytes: number) => `session=${randomBytes(bytes).toString("base64url").slice(0, bytes)}`;

describe("bytes on the wire", () => {
  it("are all of a cookie at every request by HTTP/1.1, and by HTTP/2 at the first", async () => {
    const [none, short, long] = [
      await bytesPerRequest(null, 50),
      await bytesPerRequest(cookie(400), 50),
      await bytesPerRequest(cookie(1400), 50),
    ];
    // "cookie: session=" and the end of the line are 18 bytes.
    expect(short.http1 - none.http1).toBeCloseTo(418, 0);
    expect(long.http1 - short.http1).toBeCloseTo(1000, 0);
    expect(short.http2 - none.http2).toBeGreaterThan(1);
    expect(short.http2 - none.http2).toBeLessThan(12);
  });

  it("are nearly all of it by HTTP/2 too, where it is too long for the table of 4,096 bytes", async () => {
    const [none, huge] = [await bytesPerRequest(null, 20), await bytesPerRequest(cookie(5000), 20)];
    expect(huge.http2 - none.http2).toBeGreaterThan(3500);
  });
});
