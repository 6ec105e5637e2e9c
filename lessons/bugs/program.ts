import { inLanguage } from "@/lib/language/in-language";

/** The two examples of nearly every article on the subject. */
export const bugPrograms = ["session", "jwt"] as const;

/** How long both take somebody who reads them. */
export const bugMinutes = 10;

export type BugProgram = (typeof bugPrograms)[number];

export const bugTitles: Readonly<Record<BugProgram, string>> = inLanguage({
  session: "A session in a cookie",
  jwt: "A JWT",
});
