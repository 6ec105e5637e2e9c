import { rich } from "@/components/ui/rich";
import type { Evidence } from "@/lib/evidence/evidence";
import type { Strategy } from "@/lib/lab/strategy";
import { t } from "@/lib/language/texts";
import { abbreviate } from "../evidence/format";

type Props = { strategies: readonly Strategy[]; evidence: Partial<Record<Strategy, Evidence>> };

/** What went over the wire at the latest check: the cookie, its bytes, and the statements that it took. */
export function CookieLines({ strategies, evidence }: Props) {
  return (
    <section aria-label={t("What was sent")} className="panel grid gap-1 px-4 py-3 font-mono text-xs">
      {strategies.map((strategy) => {
        const found = evidence[strategy];
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
