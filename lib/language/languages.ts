/**
 * The languages of the interface: the name of each in itself, and its code of three letters (ISO 639-2), which
 * films take. `messages/` has the texts of those that are not English.
 */
export const languages = {
  en: { name: "English", code: "eng" },
  de: { name: "Deutsch", code: "deu" },
} as const;

export type Language = keyof typeof languages;

/** In which the texts stand in the sources, and which a visitor gets who asks for none of ours. */
export const sourceLanguage = "en" satisfies Language;

export function isLanguage(value: unknown): value is Language {
  return typeof value === "string" && Object.hasOwn(languages, value);
}
