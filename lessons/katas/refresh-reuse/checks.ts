import type { Checks } from "../kata";

export const checks: Checks<typeof import("./problem")> = [
  {
    must: "A refresh token gets the next one, again and again.",
    otherwise: "An honest device could not refresh three times in a row.",
    holds: async ({ signIn, refresh }) => refresh(refresh(refresh(signIn()) ?? "") ?? "") !== null,
  },
  {
    must: "A used one gets nothing.",
    otherwise: "A refresh token was accepted twice.",
    holds: async ({ signIn, refresh }) => {
      const token = signIn();
      refresh(token);
      return refresh(token) === null;
    },
  },
  {
    must: "A used one ends the sign-in that it came from.",
    otherwise:
      "The thief refreshed first, Alice presented the used token, and the thief goes on refreshing. " +
      "What does the server know once a token comes a second time?",
    holds: async ({ signIn, refresh }) => {
      const stolen = signIn();
      const thiefs = refresh(stolen) ?? "";
      refresh(stolen);
      return refresh(thiefs) === null;
    },
  },
  {
    must: "It ends no other.",
    otherwise: "Reuse on the laptop ended the phone's sign-in too.",
    holds: async ({ signIn, refresh }) => {
      const [laptop, phone] = [signIn(), signIn()];
      refresh(laptop);
      refresh(laptop);
      return refresh(phone) !== null;
    },
  },
  {
    must: "What was never issued is a 401.",
    otherwise: "A made-up refresh token was accepted, or ended something.",
    holds: async ({ signIn, refresh }) => {
      const token = signIn();
      return refresh("made up") === null && refresh(token) !== null;
    },
  },
];
