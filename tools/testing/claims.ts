import { expect } from "vitest";
import type { Claim, RunContext } from "../../lessons/claims/claim";
import type { ClaimColumn } from "../../lessons/claims/columns";
import { withLabsOfItsOwn } from "../../lessons/claims/own-labs";
import type { RequestCounts } from "../../lessons/claims/request-tally";
import type { Verdict } from "../../lessons/claims/verdict";
import type { Visitor } from "../../lessons/claims/visitor";
import type { Strategy } from "../../lessons/strategies/strategy";
import type { LabId } from "../../lib/lab/lab-id";
import "./lab";
import { listen } from "./server";

type Input = {
  slider?: number;
  findings?: unknown;
  askedBy?: LabId;
  /** Strategies in whose place others are used, under their names. */
  standIns?: Partial<Record<Strategy, Strategy>>;
  /** A strategy under which no device is signed in, nor robbed. */
  absent?: Strategy;
};

/** Every configuration but one under the name of one of the other side. */
export const swapped = {
  standIns: {
    ...{ "database-stock": "jwt-short", "jwt-short": "database-stock" },
    ...{ database: "jwt", jwt: "database" },
    ...{ "database-cached": "jwt-denylist", "jwt-denylist": "database-cached" },
  },
  absent: "jwt-stock",
} as const satisfies Input;

/** Runs a claim against the app's own route handlers over real HTTP, and says what it measured. */
export function measure<Facts>(claim: Claim<Facts>, input: Input = {}): Promise<Facts> {
  const slider = input.slider ?? claim.slider?.initial ?? 0;
  return contextOf((context) => claim.run(context), { ...input, slider });
}

/** What a run has to work with, for a test that does a part of one. */
export async function contextOf<T>(work: (context: RunContext) => Promise<T>, input: Input = {}): Promise<T> {
  const { slider = 0, findings, askedBy } = input;
  const { signal } = new AbortController();
  return withLabsOfItsOwn(await listen(), signal, async (make) => {
    const another = async () => withStandIns(await make(), input);
    const visitor = await another();
    const { lab } = visitor;
    const progress = () => {};
    return work({ lab, askedBy: askedBy ?? lab, visitor, another, signal, progress, findings, slider });
  });
}

/** So that it shows whether a column is judged by what was measured, or by its name. */
function withStandIns(visitor: Visitor, { standIns = {}, absent }: Input): Visitor {
  const device = visitor.device.bind(visitor);
  visitor.device = (slug, strategy) => {
    const found = device(slug, (standIns[strategy] as typeof strategy | undefined) ?? strategy);
    const nothing = async () => {};
    return strategy === absent ? Object.assign(found, { signIn: nothing, steal: nothing }) : found;
  };
  return visitor;
}

/** The verdict on each column. */
export function verdictsOf<Facts>(
  claim: Pick<Claim<Facts>, "judge">,
  facts: Facts,
): Partial<Record<ClaimColumn, Verdict>> {
  const cells = Object.entries(claim.judge(facts).cells ?? {});
  return Object.fromEntries(cells.map(([column, { verdict }]) => [column, verdict]));
}

/** Both sides get the same: as many requests for each column, of two or more. */
export function expectSameRequests(counts: RequestCounts): void {
  const numbers = Object.values(counts);
  expect(numbers.length).toBeGreaterThan(1);
  expect(counts).toEqual(Object.fromEntries(Object.keys(counts).map((column) => [column, numbers[0]])));
}
