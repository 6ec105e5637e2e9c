// Runs before every unit test file: a new password is hashed with a hundredth of the work, on the threads and in
// the queue that the app has for it. What makes a lab and signs in costs little else. A test of the work itself, or
// of what happens while it is done, says vi.unmock("@/lib/hashing/hasher").
import { vi } from "vitest";

vi.mock("@/lib/hashing/hasher", async (importOriginal) => {
  const actual = await importOriginal<typeof import("../../lib/hashing/hasher")>();
  const hasherOf: typeof actual.hasherOf = (lab) => {
    const { hash, verify } = actual.hasherOf(lab);
    // The hash says how it was made: to verify a password against it is as cheap.
    return {
      verify,
      hash: (password, options) => hash(password, { ...options, memoryCost: 256, timeCost: 1 }),
    };
  };
  return { ...actual, hasherOf };
});
