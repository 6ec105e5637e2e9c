import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "@/tools/testing/strict";
import type { LabState } from "@/lib/lab/snapshot-types";
import { BoardStore } from "./board-store";
import type { Settings } from "./board-view";

const state = {
  id: "a-lab",
  now: "2026-11-26T12:00:00.000Z",
  events: [],
  devices: [],
} as unknown as LabState;

/** Lets the answer to the board's question about the lab go, when it is held up. */
let release: (() => void) | null = null;
let isHeld = false;

beforeEach(() => {
  isHeld = false;
  vi.stubGlobal("fetch", async () => {
    if (isHeld) await new Promise<void>((resolve) => (release = resolve));
    return Response.json(state);
  });
});
afterEach(() => void vi.unstubAllGlobals());

/** Steals on a board, and does something else while the checks after it are still being answered. */
async function stealAnd(meanwhile: (store: BoardStore) => void): Promise<string> {
  const store = new BoardStore(state);
  const done = store.perform("steal", async () => {
    isHeld = true;
    return "A thief has a copy.";
  });
  await vi.waitFor(() => expect(release).not.toBeNull());
  meanwhile(store);
  isHeld = false;
  release?.();
  release = null;
  await done;
  return store.read().message.text;
}

it("what was done is told once the checks after it are answered", async () => {
  expect(await stealAnd(() => {})).toBe("A thief has a copy.");
});

it.each<Partial<Settings>>([{ database: "down" }, { cache: "15" }])(
  "nothing is told of what was done before %j was chosen",
  async (choice) => {
    expect(await stealAnd((store) => store.choose(choice))).toBe("");
  },
);

it("choosing whose evidence is shown leaves what is told", async () => {
  expect(await stealAnd((store) => store.choose({ device: "laptop" }))).toBe("A thief has a copy.");
});
