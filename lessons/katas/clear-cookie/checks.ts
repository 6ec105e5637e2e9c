import { vi } from "vitest";
import type { Checks } from "../kata";
import { signIn } from "../tokens";

export const checks: Checks<typeof import("./problem")> = [
  {
    must: "The browser keeps no cookie.",
    otherwise: "After signing out, the browser still has a cookie.",
    holds: async ({ signOut }) => (await signOut(await signIn())) === null,
  },
  {
    must: "A copy of the cookie is refused.",
    otherwise:
      "Alice has signed out, and a copy of her cookie is still signed in. Clearing a cookie changes nothing on the server.",
    holds: async ({ signOut, isSignedIn }) => {
      const cookie = await signIn();
      await signOut(cookie);
      return !(await isSignedIn(cookie));
    },
  },
  {
    must: "Her phone stays signed in.",
    otherwise: "Signing out on the laptop signed the phone out too.",
    holds: async ({ signOut, isSignedIn }) => {
      const [laptop, phone] = [await signIn(), await signIn()];
      await signOut(laptop);
      return isSignedIn(phone);
    },
  },
  {
    must: "Nothing is remembered for longer than the token would have lived.",
    otherwise: "The token has expired by now, and its sign-out is still remembered. The list grows for ever.",
    holds: async ({ signOut, remembered }) => {
      await signOut(await signIn());
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 3_700_000 });
      try {
        return remembered() === 0;
      } finally {
        vi.useRealTimers();
      }
    },
  },
];
