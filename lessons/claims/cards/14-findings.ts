import { z } from "zod";

/** What became of a token that a browser verified with the public key alone. */
export const browserVerifies = z.object({
  /** Why this browser cannot do it, where it cannot; nothing else counts then. */
  unsupported: z.string().max(300).nullable(),
  accepted: z.boolean(),
  /** Requests that the browser made while it verified. */
  requests: z.number().int().min(0),
  /** The same, after the password had been changed. */
  acceptedAfterChange: z.boolean(),
  /** Whether an altered token was refused. */
  forgeryRefused: z.boolean(),
  /** Milliseconds for one verification. */
  ms: z.number().min(0),
});

export type BrowserVerifies = z.infer<typeof browserVerifies>;
