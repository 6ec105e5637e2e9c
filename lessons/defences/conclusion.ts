import { accessLifetime } from "@/lib/device/access-lifetime";
import { formatList, formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
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
      t(
        "{count, plural, one {{names} throws the thief out at once, and costs} other {{names} throw the thief out at once, and cost}} what a database session costs: a statement for every check.",
        { count: costly.length, names: names(costly) },
      ),
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
      ? t("its price is paid by others: {out} of {of} bystanders went too", {
          out: bystanders.out,
          of: bystanders.of,
        })
      : t("no bystander went too");
  return t("{nameOf} throws the thief out at once with {sqlPerCheck} statements per check; {price}", {
    nameOf: nameOf(strategy),
    sqlPerCheck: formatNumber(sqlPerCheck, 2),
    price,
  });
}

function slowSentence({ strategy, thiefOut, sqlPerCheck, sqlPerRefresh }: Price): string {
  const stays = t("{nameOf} lets the thief stay {span}, for {perCheck} statements per check", {
    nameOf: nameOf(strategy),
    span: span(thiefOut),
    perCheck: perCheck(sqlPerCheck),
  });
  if (sqlPerRefresh === null) return stays;
  return t(
    "{stays} and {sqlPerRefresh} for each refresh: fewer than a look-up at every check only where a device asks more than {sqlPerRefresh} times in {accessLifetime} seconds",
    { stays, sqlPerRefresh, accessLifetime },
  );
}

const perCheck = (statements: number): string =>
  Number.isInteger(statements) ? String(statements) : formatNumber(statements, 2);

/** A sign-in that is over ends every copy, so that is no merit. */
function copySentence(prices: readonly Price[]): string {
  const refused = prices.filter(({ copyOut }) => isRefusedEarly(copyOut));
  if (refused.length === 0) return "";
  return t("Where no password changed, a copy of all cookies was refused under {names}, and no other.", {
    names: names(refused),
  });
}

function brokenSentence(broken: readonly Price[], limit: number): string {
  const failed = broken.filter(({ thiefOut }) => secondsOf(thiefOut) > limit);
  if (broken.length === 0) return "";
  if (failed.length === broken.length) return t("None of the broken fixes threw the thief out.");
  const worked = broken.filter((price) => !failed.includes(price));
  return t("Of the broken fixes, {names} threw the thief out this time.", { names: names(worked) });
}

const secondsOf = (out: Out): number => ("seconds" in out ? out.seconds : Number.POSITIVE_INFINITY);

function span(out: Out): string {
  if (!("seconds" in out)) return t("as long as it was watched, {watched} seconds", { watched: out.watched });
  return out.reason === "expired"
    ? t("until its token expires")
    : t("for {seconds} seconds", { seconds: Math.round(out.seconds) });
}

const nameOf = (strategy: Strategy): string => strategyRecords[strategy].title;

function names(prices: readonly Price[]): string {
  return formatList(prices.map(({ strategy }) => t("“{name}”", { name: nameOf(strategy) })));
}
