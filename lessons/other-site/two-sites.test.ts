import { expect, it } from "vitest";
import { twoSites } from "./two-sites";

it.each([
  ["http://localhost:3000", "http://localhost:3002", "http://127.0.0.1:3002"],
  ["http://127.0.0.1:3000", "http://127.0.0.1:3002", "http://localhost:3002"],
])("at %s Alice's site is %s, and the other one %s", (origin, alice, other) => {
  expect(twoSites(origin, 3002)).toEqual({ alice, other });
});

it.each(["https://localhost", "http://192.168.1.7:3000", "http://lab.localhost:3000", "https://lab.example"])(
  "at %s there are none, and a sentence says why",
  (origin) => {
    const { hostname, protocol } = new URL(origin);
    const refused = expect.stringContaining(`You came by ${protocol}//${hostname}.`);
    expect(twoSites(origin, 3002)).toEqual({ refused });
  },
);
