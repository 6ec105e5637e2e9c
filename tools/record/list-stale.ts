import { join } from "node:path";
import { test } from "@playwright/test";
import { findStale } from "../../lessons/recordings/stale";
import { readIndex, target } from "./publish";

// Not a test either: `npm run record -- --stale`.
test("stale", async () => {
  for (const id of await findStale(await readIndex(join(target, "index.json")))) console.log(id);
});
