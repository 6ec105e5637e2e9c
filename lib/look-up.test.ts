import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { noticeOf } from "@/app/lab/[lab]/[device]/[strategy]/words";
import { TokenView } from "@/components/evidence/token-view";
import { readTour } from "@/components/tour/read-tour";
import { findClaim } from "@/lessons/claims/registry";
import { isStrategy } from "@/lessons/strategies/strategy";
import "@/tools/testing/strict";
import { isProblemCode } from "./errors";
import { isDeviceSlug } from "./lab/devices";
import { lookUp } from "./look-up";

/** What every object answers to, whatever is in it. */
const inherited = Object.getOwnPropertyNames(Object.prototype);

const general = { text: "That did not work. Try again.", tone: "alert" };

/** Everything that is looked up by a name from outside, and what it says to a name that it does not know. */
const lookUps: [string, (name: string) => unknown, unknown][] = [
  ["a table", (name) => lookUp({ known: 1 }, name), undefined],
  ["?done= of a device's page", (name) => noticeOf({ done: name }, true), null],
  ["?error= of a device's page", (name) => noticeOf({ error: name }, true), general],
  [
    "?code= of a device's page",
    (name) => noticeOf({ error: "CredentialsSignin", code: name }, true),
    general,
  ],
  ["?error= of other pages", isProblemCode, false],
  ["?scenario= of the board", async (name) => (await readTour({ scenario: name })).tour, null],
  ["a strategy", isStrategy, false],
  ["a device", isDeviceSlug, false],
];

describe.each(lookUps)("%s", (_, ask, unknown) => {
  it.each(inherited)("knows no %s", async (name) => {
    expect(await ask(name)).toEqual(unknown);
  });
});

it.each(inherited)("no card is called %s", (name) => {
  expect(() => findClaim(name)).toThrow(expect.objectContaining({ code: "unknown-claim" }));
});

it.each(inherited)("a claim called %s has no note", (name) => {
  const part = (object: object) => Buffer.from(JSON.stringify(object)).toString("base64url");
  const token = `${part({ alg: "none" })}.${part(JSON.parse(`{ "${name}": "odd" }`))}.`;
  const check = { at: "2026-11-26T00:00:00Z", signedIn: false, reason: "malformed" } as never;
  const page = renderToStaticMarkup(createElement(TokenView, { token, check }));
  expect(page).toContain(name);
  expect(page).not.toMatch(/native code|\[object/);
});
