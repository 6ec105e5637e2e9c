import type { Evidence } from "@/lib/evidence/evidence";
import type { Strategy } from "@/lib/lab/strategy";
import { abbreviate } from "../evidence/format";

type Props = { strategies: readonly Strategy[]; evidence: Partial<Record<Strategy, Evidence>> };

/** What went over the wire at the latest check: the cookie, its bytes, and the statements that it took. */
export function CookieLines({ strategies, evidence }: Props) {
  return (
    <section aria-label="What was sent" className="panel grid gap-1 px-4 py-3 font-mono text-xs">
      {strategies.map((strategy) => {
        const found = evidence[strategy];
        return (
          <p key={strategy} data-strategy={strategy} className="break-all">
            {found?.cookie ? (
              <>
                <span className="text-accent">{found.cookie.name}</span>={abbreviate(found.cookie.value)} ·{" "}
                {found.cookieBytes} B · {found.sql.length} SQL
              </>
            ) : (
              <span className="text-muted">{found ? "no cookie" : "…"}</span>
            )}
          </p>
        );
      })}
    </section>
  );
}
