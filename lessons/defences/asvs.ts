import { inLanguage } from "@/lib/language/in-language";
import { ofBrowser } from "./asvs/browser";
import { ofPasswords } from "./asvs/passwords";
import type { Requirement } from "./asvs/requirement";
import { ofSessions } from "./asvs/sessions";
import { ofTokens } from "./asvs/tokens";

export type { Fulfilment, Requirement } from "./asvs/requirement";

/** Where the named tests are. */
export const testFile = "lessons/defences/asvs.test.ts";

/** The rows of the scorecard, chapter by chapter. */
export const requirements: readonly Requirement[] = inLanguage(
  [...ofBrowser, ...ofPasswords, ...ofSessions, ...ofTokens],
  "asks",
  "note",
);
