import type { Checks } from "../kata";
import { signIn } from "../tokens";

export const checks: Checks<typeof import("./problem")> = [
  {
    must: "A token that was signed out is refused.",
    otherwise: "The token that Alice signed out with is still accepted.",
    holds: async ({ accept, signOut }) => {
      const token = await signIn();
      await signOut(token);
      return (await accept(token)) === null;
    },
  },
  {
    must: "So is a copy of it that visited /session before the sign-out.",
    otherwise:
      "The thief visited /session before Alice signed out. His token has another jti, which is on no list. " +
      "Which claim stays the same when a token is issued again?",
    holds: async ({ accept, visit, signOut }) => {
      const token = await signIn();
      const renewed = await visit(token);
      await signOut(token);
      return renewed !== null && (await accept(renewed)) === null;
    },
  },
  {
    must: "Alice's other sign-in stays.",
    otherwise: "Signing out on the laptop signed the phone out too. The list names too much.",
    holds: async ({ accept, signOut }) => {
      const [laptop, phone] = [await signIn(), await signIn()];
      await signOut(laptop);
      return (await accept(phone)) !== null;
    },
  },
];
