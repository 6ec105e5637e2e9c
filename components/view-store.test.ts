import { expect, it } from "vitest";
import { ViewStore } from "./view-store";
import "@/tools/testing/strict";

class Counter extends ViewStore<{ count: number; name: string }> {
  readonly up = () => this.update({ count: this.view.count + 1 });
}

it("a store tells every listener of each change, with a view of its own, until the listener leaves", () => {
  const store = new Counter({ count: 0, name: "clicks" });
  const first = store.read();
  const seen: number[][] = [[], []];
  const [leave] = seen.map((counts) => store.subscribe(() => counts.push(store.read().count)));
  store.up();
  leave?.();
  store.up();
  expect(seen).toEqual([[1], [1, 2]]);
  expect(first).toEqual({ count: 0, name: "clicks" });
  expect(store.read()).toEqual({ count: 2, name: "clicks" });
  expect(store.read()).toBe(store.read());
});
