import { fulfilments, type Requirement } from "./requirement";

/** What is asked of passwords. */
export const ofPasswords: readonly Requirement[] = [
  {
    id: "6.2.4",
    asks: "A new password is none of the 3,000 commonest",
    note: "Nor the account's own e-mail address or name.",
    test: "6.2.4: a common password is refused, and the user's own address",
    fulfilments: fulfilments("met", {}),
  },
  {
    id: "6.3.1",
    asks: "Guessing a password is slowed down, and locks nobody out",
    note: "Wrong ones are counted for an account and a visitor's address together. The lab's owner is told by a cookie.",
    test: "6.3.1: a guesser has to wait, and the user elsewhere does not",
    fulfilments: fulfilments("met", {}),
  },
];
