import { type Strategy, strategies } from "../../strategies/strategy";

/** `late`: within 15 seconds, when an access token or a copy ends, or a tolerance is used up. `none`: there is nothing of the kind to be judged. */
export type Fulfilment = "met" | "late" | "partly" | "unmet" | "none";

/** A requirement of the OWASP Application Security Verification Standard 5.0, in short. */
export type Requirement = {
  id: string;
  asks: string;
  /** What has to be said of them. */
  note?: string;
  /** The tests that the fulfilments are held against, one for each strategy: their name in asvs.test.ts. */
  test: string;
  fulfilments: Record<Strategy, Fulfilment>;
};

/** The same for every strategy but those that are named. */
export function fulfilments(
  most: Fulfilment,
  others: Partial<Record<Strategy, Fulfilment>>,
): Record<Strategy, Fulfilment> {
  const all = strategies.map((strategy) => [strategy, others[strategy] ?? most]);
  return Object.fromEntries(all) as Record<Strategy, Fulfilment>;
}
