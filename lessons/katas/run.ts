import { it } from "vitest";
import { fault } from "./kata";

// Run by `npm run kata`, whose configuration says which kata it is and which file is put to it.
const { checks } = await import("kata/checks");
const attempt: unknown = await import("kata/attempt").catch((error: Error) => error);

if (attempt instanceof Error) {
  it("The file can be read.", () => {
    throw inWords(attempt.message);
  });
} else {
  for (const check of checks) {
    it(check.must, async () => {
      const wrong = await fault(check, attempt);
      if (wrong !== null) throw inWords(wrong);
    });
  }
}

/** Without a stack: the fault is in the file that was put to the check, and not here. */
function inWords(text: string): Error {
  const error = new Error(text);
  error.name = "Not yet";
  error.stack = "";
  return error;
}
