import type { Distance } from "@/lessons/scenarios/scenario";
import { inLanguage } from "@/lib/language/in-language";

/** The distances that a database can be at, as they are offered. */
export const databaseNames: Record<Distance, string> = inLanguage({
  near: "near",
  "slow:40": "40 ms away",
  "slow:120": "120 ms away",
  down: "gone",
});
