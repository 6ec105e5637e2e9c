import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { ClassState } from "@/lib/class/state";
import { Curve } from "./curve";

const at = new Date(0).toISOString();

/** The lines of a round's curve: their colours, and whether they are dashed. */
function linesOf(left: string, right: string): [colour: string, dashed: boolean][] {
  const steps = [{ at, in: 3 }];
  const state = {
    ...{ phones: [], counts: {}, ended: {}, now: at },
    curve: { [left]: steps, [right]: steps },
  };
  const round = { left, right, startedAt: at, actedAt: null };
  const picture = renderToStaticMarkup(
    createElement(Curve, { state: { ...state, round } as unknown as ClassState }),
  );
  return [...picture.matchAll(/<g fill="none" stroke="([^"]+)"><path ([^>]*)>/g)].map(
    ([, colour = "", path]) => [colour, path?.includes("stroke-dasharray") === true],
  );
}

it("has the colour of each side's family, and tells two of one family apart by dashes", () => {
  expect(linesOf("database", "jwt")).toEqual([
    ["var(--db)", false],
    ["var(--jwt)", false],
  ]);
  expect(linesOf("jwt", "jwt-short")).toEqual([
    ["var(--jwt)", true],
    ["var(--jwt)", false],
  ]);
  expect(linesOf("database", "database-cached").map(([colour]) => colour)).toEqual([
    "var(--db)",
    "var(--db)",
  ]);
});
