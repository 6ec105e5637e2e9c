import { strategyRecords } from "@/lessons/strategies/strategy";
import type { Check } from "@/lib/device/check";
import type { CacheEvidence } from "@/lib/evidence/evidence";
import type { Reason } from "@/lib/evidence/reason";
import type { Lane } from "@/lib/lab/lane";
import type { LabEvent } from "@/lib/lab/snapshot-types";
import { formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { explain } from "./explain";
import { abbreviate, formatLeft, formatMs } from "./format";
import { Line, Statement } from "./line";

type Props = { lane: Lane; check: Check; events: readonly LabEvent[] };

/** What no token can be refused for by itself: the server had to look further. */
const lookedUp: ReadonlySet<Reason> = new Set<Reason>(["revoked", "database-unavailable"]);

/** One check, from the cookie that came to the answer. */
export function ServerDid({ lane, check, events }: Props) {
  const { evidence } = check;
  return (
    <div className="flex flex-col">
      <Line measure={t("{cookieBytes} bytes", { cookieBytes: evidence.cookieBytes })}>
        <span className="text-accent">{t("Cookie:")}</span>{" "}
        {evidence.cookie ? (
          <>
            {evidence.cookie.name}=
            {abbreviate(evidence.cookie.value, strategyRecords[lane.strategy].hasRow ? 4 : 28)}
          </>
        ) : (
          <span className="text-muted">{t("none came")}</span>
        )}
      </Line>
      {evidence.token && (
        <Line measure={formatMs(evidence.token.ms)}>
          <span className="text-accent">{evidence.token.operation}</span> {evidence.token.alg}{" "}
          {check.signedIn || lookedUp.has(check.reason) ? (
            <>
              ✓ {evidence.token.claims.map((claim) => `${claim} ✓ `)}
              {check.signedIn &&
                t("{left} left", { left: formatLeft(Date.parse(check.expiresAt) - Date.parse(check.at)) })}
            </>
          ) : (
            <span className="text-alert">✕ {check.reason}</span>
          )}
        </Line>
      )}
      {evidence.cache && (
        <Line measure={keptWords(evidence.cache)}>
          <span className="text-accent">{t("cache")}</span> {cacheWords(evidence.cache)}
        </Line>
      )}
      {evidence.sql.map((statement, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the statements of one check, in the order sent
        <Statement key={index} {...statement} />
      ))}
      {evidence.sql.length === 0 && (
        <p className="text-muted">{evidence.cookie ? withoutSql(check) : t("no SQL")}</p>
      )}
      <p className="break-words">
        {check.signedIn ? (
          <b className="font-bold">200 {check.user.email}</b>
        ) : (
          <>
            <b className="font-semibold text-alert">
              {check.status} {check.reason}
            </b>{" "}
            — {explain(check.reason, lane, events)}
          </>
        )}
      </p>
    </div>
  );
}

function cacheWords({ hit, age }: CacheEvidence): string {
  if (hit) return t("hit: looked up {age} s ago, and believed", { age: formatNumber(age, 1) });
  return t("miss: looked up now");
}

/** What it means that the database was not asked depends on what was answered. */
function withoutSql({ signedIn }: Check): string {
  return signedIn
    ? t("no SQL: the database was not asked, so it could not say no")
    : t("no SQL: refused without asking the database");
}

function keptWords({ lifetime, heardAfter }: CacheEvidence): string {
  const kept = t("kept for {lifetime} s", { lifetime });
  return heardAfter === undefined
    ? kept
    : t("{kept} · last change heard of in {heardAfter} ms", { kept, heardAfter });
}
