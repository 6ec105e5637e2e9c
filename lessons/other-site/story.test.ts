import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { type Attempt, cellOf, forgeries, type Outcome, type WayOutcome, wayIds } from "./outcome";
import { visits, visitsMade } from "./story";
import { sentWith, whyOf } from "./words";

const refused: Attempt = { came: false, status: 401, changed: false, site: "cross-site", age: 1 };
const carriedOut: Attempt = { ...refused, came: true, status: 200, changed: true };

const untried: WayOutcome = { kept: true, forged: {}, script: null, read: null };
const forged = Object.fromEntries(forgeries.map((how) => [how, refused]));
const tried: WayOutcome = { kept: true, forged, script: carriedOut, read: false };

const all = (found: WayOutcome): Outcome => Object.fromEntries(wayIds.map((way) => [way, found])) as Outcome;

describe("a cell", () => {
  it.each([
    ["nothing before all four requests were seen", { ...tried, forged: { form: carriedOut } }, null],
    ["refused when each of them was", tried, "no"],
    ["carried out when one of them was", { ...tried, forged: { ...forged, frame: carriedOut } }, "yes"],
    ["nothing where the browser has not kept it", { ...tried, kept: false }, "not-kept"],
  ] as const)("says %s", (_, found, says) => {
    expect(cellOf(all(found), "lax", "forged")).toBe(says);
  });
});

describe("the story goes on", () => {
  it.each([
    ["with the sign-in", null, 0],
    ["with the sign-in, where it was not finished", { ...all(untried), lax: { ...untried, kept: null } }, 0],
    ["with the other site", all(untried), 1],
    ["with the other site, which was left too soon", { ...all(tried), bearer: untried }, 1],
    ["with the script", all({ ...tried, script: null, read: null }), 2],
    ["with nothing more", all(tried), visits.length],
  ])("%s", (_, outcome, made) => expect(visitsMade(outcome)).toBe(made));
});

it("asks before a visit for what is known after it", () => {
  for (const { asks, narration } of visits) expect(narration.endsWith("?")).toBe(asks.length > 0);
});

describe("a cookie without SameSite is told of as the browser treated it", () => {
  const withThose = (...hows: (typeof forgeries)[number][]): WayOutcome => ({
    ...tried,
    forged: { ...forged, ...Object.fromEntries(hows.map((how) => [how, carriedOut])) },
  });

  it.each([
    [withThose("form", "link"), "sends it with a posted form while it is young: it was 1 s old"],
    [withThose("link"), "it was 1 s old, and stayed at home"],
    [withThose("form", "frame", "fetch", "link"), "for one with None"],
  ])("%#", (found, words) => expect(whyOf("no-same-site", found)).toContain(words));

  it("and what it was sent with is named", () => {
    expect([sentWith(withThose("link", "form")), sentWith(withThose())]).toEqual([
      "sent with: form, link",
      "sent with nothing",
    ]);
  });
});
