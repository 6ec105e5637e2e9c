"use client";

import { useRouter, useSearchParams } from "next/navigation";
import {
  isBroken,
  isJwtStrategy,
  isSessionStrategy,
  type Strategy,
  strategies,
  strategyRecords,
} from "@/lessons/strategies/strategy";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { pairOf, readPair, viewQuery } from "./view";

const jwts = strategies.filter(isJwtStrategy);
const sessions = inLanguage(
  {
    members: strategies.filter(isSessionStrategy),
    plain: "hashed",
    name: "database sessions",
  },
  "plain",
  "name",
);
const tokens = inLanguage({ members: jwts, plain: "no defence", name: "JWT" }, "plain", "name");

/** Which of its family a column shows, in its heading. The choice is in the URL. */
export function VariantSelect({ chosen }: { chosen: Strategy }) {
  const router = useRouter();
  const query = useSearchParams();
  const { members, plain, name } = isJwtStrategy(chosen) ? tokens : sessions;

  function choose(variant: Strategy): void {
    const alone = query.get("view") === chosen;
    const shown = readPair({ left: query.get("left") ?? "", right: query.get("right") ?? "" });
    const pair = isJwtStrategy(variant)
      ? { ...shown, right: variant }
      : { ...pairOf([variant]), right: shown.right };
    const next = new URLSearchParams(query);
    for (const name of ["left", "right"]) next.delete(name);
    for (const [name, value] of new URLSearchParams(viewQuery(alone ? variant : "both", pair)))
      next.set(name, value);
    router.push(`?${next}`, { scroll: false });
  }

  const words = (variant: Strategy) => strategyRecords[variant].addition ?? plain;
  const options = (listed: readonly Strategy[]) =>
    listed.map((variant) => (
      <option key={variant} value={variant}>
        {words(variant)}
      </option>
    ));
  const broken = members.filter(isBroken);
  return (
    <span data-chosen={words(chosen)} className="choice -my-1 min-h-6 max-w-full text-muted hover:text-ink">
      <select
        aria-label={t("Variant of {name}", { name })}
        value={chosen}
        onChange={(event) => choose(event.target.value as Strategy)}
      >
        <optgroup label={t("As it is, or with one thing changed")} className="bg-surface text-ink">
          {options(members.filter((member) => !isBroken(member)))}
        </optgroup>
        {broken.length > 0 && (
          <optgroup label={t("⚠ Broken on purpose")} className="bg-surface text-ink">
            {options(broken)}
          </optgroup>
        )}
      </select>
    </span>
  );
}
