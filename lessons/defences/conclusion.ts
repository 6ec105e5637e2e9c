import { accessLifetime } from "@/lib/device/access-lifetime";
import { isBroken, isJwtStrategy, isPlain, type Strategy, strategyRecords } from "../strategies/strategy";
import { isRefusedEarly } from "./columns";
import type { Out, Price } from "./price";

/** Seconds more than a database session takes, within which someone counts as thrown out at once: two tries. */
const atOnce = 2;
/** A check that costs at least this part of a session's counts as costing what a session costs. */
const asMuch = 0.8;

/** What the numbers say, in one or a few sentences: which defences cost what a database session costs. */
export function conclude(prices: readonly Price[]): string {
  const session = prices.find(({ strategy }) => strategy === "database");
  if (!session) return "";
  const defences = prices.filter(({ strategy }) => !isPlain(strategy));
  const real = defences.filter(({ strategy }) => !isBroken(strategy));
  const broken = defences.filter(({ strategy }) => isBroken(strategy) && isJwtStrategy(strategy));
  const limit = secondsOf(session.thiefOut) + atOnce;
  const quick = real.filter(({ thiefOut }) => secondsOf(thiefOut) <= limit);
  const costly = quick.filter((price) => costsAsMuch(price, session));
  const cheap = quick.filter((price) => !costly.includes(price));
  const slow = real.filter((price) => !quick.includes(price));
  return [
    costly.length > 0 &&
      `${names(costly)} ${verb(costly, "throws", "throw")} the thief out at once, and ${verb(costly, "costs", "cost")} what a database session costs: a statement for every check.`,
    ...cheap.map((price) => `${cheapSentence(price)}.`),
    ...slow.map((price) => `${slowSentence(price)}.`),
    copySentence(prices),
    brokenSentence(broken, limit),
  ]
    .filter(Boolean)
    .join(" ");
}

function costsAsMuch({ sqlPerCheck, added }: Price, session: Price): boolean {
  return sqlPerCheck >= session.sqlPerCheck || added.median >= asMuch * session.added.median;
}

function cheapSentence({ strategy, bystanders, sqlPerCheck }: Price): string {
  const price =
    bystanders.out > 0
      ? `its price is paid by others: ${bystanders.out} of ${bystanders.of} bystanders went too`
      : `no bystander went too`;
  return `${nameOf(strategy)} throws the thief out at once with ${sqlPerCheck.toFixed(2)} statements per check; ${price}`;
}

function slowSentence({ strategy, thiefOut, sqlPerCheck, sqlPerRefresh }: Price): string {
  const stays = `${nameOf(strategy)} lets the thief stay ${span(thiefOut)}, for ${perCheck(sqlPerCheck)} statements per check`;
  if (sqlPerRefresh === null) return stays;
  return `${stays} and ${sqlPerRefresh} for each refresh: fewer than a look-up at every check only where a device asks more than ${sqlPerRefresh} times in ${accessLifetime} seconds`;
}

const perCheck = (statements: number): string =>
  Number.isInteger(statements) ? String(statements) : statements.toFixed(2);

/** A sign-in that is over ends every copy, so that is no merit. */
function copySentence(prices: readonly Price[]): string {
  const refused = prices.filter(({ copyOut }) => isRefusedEarly(copyOut));
  if (refused.length === 0) return "";
  return `Where no password changed, a copy of all cookies was refused under ${names(refused)}, and no other.`;
}

function brokenSentence(broken: readonly Price[], limit: number): string {
  const failed = broken.filter(({ thiefOut }) => secondsOf(thiefOut) > limit);
  if (broken.length === 0) return "";
  if (failed.length === broken.length) return "None of the broken fixes threw the thief out.";
  const worked = broken.filter((price) => !failed.includes(price));
  return `Of the broken fixes, ${names(worked)} threw the thief out this time.`;
}

const secondsOf = (out: Out): number => ("seconds" in out ? out.seconds : Number.POSITIVE_INFINITY);

function span(out: Out): string {
  if (!("seconds" in out)) return `as long as it was watched, ${out.watched} seconds`;
  return out.reason === "expired" ? "until its token expires" : `for ${Math.round(out.seconds)} seconds`;
}

const nameOf = (strategy: Strategy): string => strategyRecords[strategy].title;

const verb = (prices: readonly Price[], one: string, many: string): string =>
  prices.length === 1 ? one : many;

function names(prices: readonly Price[]): string {
  const titles = prices.map(({ strategy }) => `“${nameOf(strategy)}”`);
  return titles.length < 2 ? (titles[0] ?? "") : `${titles.slice(0, -1).join(", ")} and ${titles.at(-1)}`;
}
