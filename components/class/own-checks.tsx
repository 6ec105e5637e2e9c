import { strategyRecords } from "@/lessons/strategies/strategy";
import type { ByStrategy } from "@/lib/class/state";
import type { Check } from "@/lib/device/check";
import type { PhoneSlug } from "@/lib/lab/phones";
import type { Strategy } from "@/lib/lab/strategy";
import { t } from "@/lib/language/texts";
import { ServerDid } from "../evidence/server-did";

type Props = { device: PhoneSlug; strategies: readonly Strategy[]; checks: ByStrategy<Check> };

/** After the act: what the server did at this phone's latest check, on both sides. */
export function OwnChecks({ device, strategies, checks }: Props) {
  return (
    <section aria-label={t("What the server did")} className="panel grid grid-cols-1 gap-3 px-4 py-3">
      {strategies.map((strategy) => {
        const check = checks[strategy];
        return (
          <div key={strategy} data-strategy={strategy} className="border-l-[3px] border-l-accent pl-3">
            <h2 className="font-semibold text-accent">{strategyRecords[strategy].title}</h2>
            <div className="font-mono text-xs">
              {check ? <ServerDid lane={{ device, strategy }} check={check} events={[]} /> : "…"}
            </div>
          </div>
        );
      })}
    </section>
  );
}
