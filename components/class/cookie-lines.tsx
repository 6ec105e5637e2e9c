import { rich } from "@/components/ui/rich";
import type { ByStrategy } from "@/lib/class/state";
import type { Check } from "@/lib/device/check";
import type { Strategy } from "@/lib/lab/strategy";
import { t } from "@/lib/language/texts";
import { abbreviate } from "../evidence/format";

type Props = { strategies: readonly Strategy[]; checks: ByStrategy<Check> };

/** What went over the wire at the latest check: the cookie, its bytes, and the statements that it took. */
export function CookieLines({ strategies, checks }: Props) {
  return (
    <section aria-label={t("What was sent")} className="panel grid gap-1 px-4 py-3 font-mono text-xs">
      {strategies.map((strategy) => {
        const found = checks[strategy]?.evidence;
        return (
          <p key={strategy} data-strategy={strategy} className="break-all">
            {found?.cookie ? (
              rich(
                "<part>{name}</part>={abbreviate} · {cookieBytes} B · {sql} SQL",
                { part: (text) => <span className="text-accent">{text}</span> },
                {
                  name: found.cookie.name,
                  abbreviate: abbreviate(found.cookie.value),
                  cookieBytes: found.cookieBytes,
                  sql: found.sql.length,
                },
              )
            ) : (
              <span className="text-muted">{found ? t("no cookie") : "…"}</span>
            )}
          </p>
        );
      })}
    </section>
  );
}
