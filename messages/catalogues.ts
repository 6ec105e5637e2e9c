import type { Language } from "@/lib/language/languages";
import de from "./de.json";

/** The texts in every language but English, by what they are in English. */
export const catalogues: Record<Exclude<Language, "en">, Record<string, string>> = { de };
