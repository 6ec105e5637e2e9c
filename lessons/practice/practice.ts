import type { Source } from "../claims/sources";
import type { Strategy } from "../strategies/strategy";

/** What becomes of the other sign-ins at a password change. */
export type Others = "ended" | "ended-later" | "asked-for" | "go-on" | "not-said";

/** What a standard asks for, or what a library or service does, when a password is changed. */
export type Practice = {
  of: "standard" | "library" | "service";
  name: string;
  /** In our words, and as its source says. */
  behaviour: string;
  others: Others;
  source: Source;
  /** Where the rest of it stands. */
  also?: Source;
  /** The day on which the source was read. */
  read: string;
  /** `documented`: its documentation says so. `source`: its code does so, as read at that version. */
  basis: "documented" | "source";
  /** Of the source, by a number or by the day of the last change to it; the page itself where there is neither. */
  version: string | null;
  /** Ours that behave alike. */
  alike: readonly Strategy[];
};
