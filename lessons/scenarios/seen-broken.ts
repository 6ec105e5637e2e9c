import type { LaneKey } from "@/lib/lab/lane";
import type { Strategy } from "../strategies/strategy";
import type { Action } from "./scenario";

const phone = (strategy: Strategy): LaneKey => `phone/${strategy}`;
const thief = (strategy: Strategy): LaneKey => `thief/${strategy}`;

/** Alice signs in, and a thief copies the phone's cookie. */
function stolen(strategy: Strategy, expiry: "absolute" | "rolling"): Action[] {
  return [
    { do: "sign-in", lifetime: 120, expiry },
    { do: "steal", lanes: [phone(strategy)] },
  ];
}

const proofs: Partial<Record<Strategy, (strategy: Strategy) => Action[]>> = {
  "jwt-broken-jti-denylist": (strategy) => [
    ...stolen(strategy, "rolling"),
    { do: "ask-session", lanes: [thief(strategy)] },
    { do: "change-password" },
  ],
  // `iat` is in whole seconds: one passes before the change, and one after it.
  "jwt-broken-iat": (strategy) => [
    ...stolen(strategy, "rolling"),
    { do: "let-pass", seconds: 1 },
    { do: "change-password" },
    { do: "let-pass", seconds: 1 },
    { do: "ask-session", lanes: [thief(strategy)] },
  ],
  "jwt-broken-clear-cookie": (strategy) => [
    ...stolen(strategy, "absolute"),
    { do: "sign-out", lanes: [phone(strategy)] },
  ],
  "jwt-broken-one-path": (strategy) => [
    ...stolen(strategy, "absolute"),
    { do: "change-password" },
    { do: "fetch-page", lanes: [thief(strategy)] },
  ],
  "database-broken-fixed-id": (strategy) => [
    { do: "plant", lanes: [phone(strategy)] },
    { do: "sign-in", lifetime: 120, expiry: "absolute" },
  ],
};

/** What shows on a board that something is broken: afterwards the thief is signed in. Empty for a real one. */
export function seenBroken(strategy: Strategy): Action[] {
  return proofs[strategy]?.(strategy) ?? [];
}
