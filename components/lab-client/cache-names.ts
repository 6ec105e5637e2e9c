import type { Keeping } from "@/lib/evidence/keeping";
import { inLanguage } from "@/lib/language/in-language";

/** How long the server may believe what it has looked up, as it is offered. */
export const cacheNames: Record<Keeping, string> = inLanguage({
  "0": "none",
  "5": "5 s",
  "15": "15 s",
  pushed: "until told",
});
