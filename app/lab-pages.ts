/** The pages of a lab that a lab can be made for, by what the form calls them. */
export const labPages = {
  challenges: "/challenges",
  claims: "/claims",
  defences: "/defences",
  "opaque-token": "/opaque-token",
  "other-site": "/other-site",
} as const;

export type LabPage = keyof typeof labPages;
