import type { Keeping } from "@/lib/evidence/keeping";

/** How long the server may believe what it has looked up, as it is offered. */
export const cacheNames: Record<Keeping, string> = {
  "0": "none",
  "5": "5 s",
  "15": "15 s",
  pushed: "until told",
};
