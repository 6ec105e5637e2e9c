import { expect, it } from "vitest";
import "@/tools/testing/strict";
import { decodeWithoutVerifying } from "./decode-token";

const encode = (text: string | Buffer) => Buffer.from(text).toString("base64url");

it("reads header, claims and signature, letters outside of ASCII included", () => {
  const token = `${encode('{"alg":"none"}')}.${encode('{"name":"Zoë 🔑"}')}.c2ln`;
  expect(decodeWithoutVerifying(token)).toEqual({
    header: { alg: "none" },
    claims: { name: "Zoë 🔑" },
    signature: "c2ln",
  });
});

it.each([
  ["nothing", ""],
  ["one part", "abc"],
  ["two parts", `${encode("{}")}.${encode("{}")}`],
  ["four parts", `${encode("{}")}.${encode("{}")}.x.y`],
  ["empty parts", ".."],
  ["what is not base64", "?.!.#"],
  ["letters outside of ASCII", "ä.ö.ü"],
  ["what is not UTF-8", `${encode("{}")}.${encode(Buffer.from([0xff, 0xfe]))}.x`],
  ["what is not JSON", `${encode("{}")}.${encode("{")}.x`],
  ["a number", `${encode("{}")}.${encode("1")}.x`],
  ["null", `${encode("null")}.${encode("{}")}.x`],
  ["JSON a thousand levels deep and cut off", `${encode("{}")}.${encode("[".repeat(100_000))}.x`],
])("answers null to %s, and does not throw", (_, hostile) => {
  expect(decodeWithoutVerifying(hostile)).toBeNull();
});
