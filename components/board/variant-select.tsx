"use client";

import { useRouter, useSearchParams } from "next/navigation";
import {
  isBroken,
  isJwtStrategy,
  type JwtStrategy,
  strategies,
  strategyRecords,
} from "@/lessons/strategies/strategy";

const variants = strategies.filter(isJwtStrategy);
const groups = [
  { label: "As it is, or with one defence", members: variants.filter((variant) => !isBroken(variant)) },
  { label: "⚠ Broken: fixes that do not fix", members: variants.filter(isBroken) },
];

/** What is added to the plain JWT, in the column's heading. The choice is in the URL. */
export function VariantSelect({ chosen }: { chosen: JwtStrategy }) {
  const router = useRouter();
  const query = useSearchParams();

  function choose(variant: string): void {
    const next = new URLSearchParams(query);
    const alone = query.get("view")?.startsWith("jwt");
    next.set("view", alone ? variant : "both");
    if (alone || variant === "jwt") next.delete("right");
    else next.set("right", variant);
    router.push(`?${next}`, { scroll: false });
  }

  return (
    <select
      aria-label="Variant of JWT"
      value={chosen}
      onChange={(event) => choose(event.target.value)}
      className="field-sizing-content -my-1 min-h-6 max-w-full rounded bg-transparent text-muted hover:text-ink"
    >
      {groups.map(({ label, members }) => (
        <optgroup key={label} label={label} className="bg-surface text-ink">
          {members.map((variant) => (
            <option key={variant} value={variant}>
              {strategyRecords[variant].addition ?? "no defence"}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
