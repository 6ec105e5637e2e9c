import { isJwtStrategy, type Strategy, strategies } from "../../strategies/strategy";
import type { Fulfilment, Requirement } from "./requirement";

const selfContained = Object.fromEntries(
  strategies.map((strategy) => [strategy, isJwtStrategy(strategy) ? "met" : "none"]),
) as Record<Strategy, Fulfilment>;

/** What is asked of self-contained tokens. */
export const ofTokens: readonly Requirement[] = [
  {
    id: "9.1.1",
    asks: "A token's signature is verified before what it says counts",
    test: "9.1.1: an altered token is refused",
    fulfilments: selfContained,
  },
  {
    id: "9.1.2",
    asks: "Only allowed algorithms count, and none is not one of them",
    test: "9.1.2: a token with another algorithm is refused",
    fulfilments: selfContained,
  },
  {
    id: "9.1.3",
    asks: "A token cannot bring its own key, nor name one elsewhere",
    test: "9.1.3: a token that brings a key or the address of one is refused",
    fulfilments: selfContained,
  },
  {
    id: "9.2.1",
    asks: "A token counts within its time only",
    note: "Auth.js's own counts for 15 seconds more: clocks may differ.",
    test: "9.2.1: a token is refused before its time and after it",
    fulfilments: { ...selfContained, "jwt-stock": "late" },
  },
  {
    id: "9.2.2",
    asks: "A token counts as what it was issued for only",
    test: "9.2.2: a token of another type is refused",
    fulfilments: { ...selfContained, "jwt-stock": "unmet" },
  },
  {
    id: "9.2.3",
    asks: "A token counts where it was meant for only",
    note: "Auth.js's own names none: applications that share a secret accept each other's tokens.",
    test: "9.2.3: a token for another audience is refused",
    fulfilments: { ...selfContained, "jwt-stock": "unmet" },
  },
  {
    id: "9.2.4",
    asks: "Tokens that one key signs for different audiences say for which",
    test: "9.2.4: a token names its lab and its strategy as audience",
    fulfilments: { ...selfContained, "jwt-stock": "unmet" },
  },
];
