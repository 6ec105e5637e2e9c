import { expect, it } from "vitest";
import "@/tools/testing/strict";
import { bodyLimit, lengthFault } from "./limits";

it.each([
  [{}, null],
  [{ "content-length": "0" }, null],
  [{ "content-length": `${bodyLimit}` }, null],
  [{ "content-length": `${bodyLimit + 1}` }, "body-too-large"],
  [{ "transfer-encoding": "chunked" }, "length-required"],
  [{ "transfer-encoding": "chunked", "content-length": "5" }, null],
])("a form that says %j of its length is answered with %s", (headers, fault) => {
  expect(lengthFault(new Headers(headers as Record<string, string>))).toBe(fault);
});
