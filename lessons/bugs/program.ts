/** The two examples of nearly every article on the subject. */
export const bugPrograms = ["session", "jwt"] as const;

export type BugProgram = (typeof bugPrograms)[number];

export const bugTitles: Readonly<Record<BugProgram, string>> = {
  session: "A session in a cookie",
  jwt: "A JWT",
};
