import type { CacheEvidence } from "@/lib/evidence/evidence";
import { t } from "@/lib/language/texts";
import type { CheckAnswer } from "../lab-client/device-client";

/** The exchange: the session cookie that was sent, and what the browser lets a page see of the answer. */
export function HttpView({ answer }: { answer: CheckAnswer }) {
  const { exchange, evidence, status } = answer;
  const { cookie, setCookies, cache } = evidence;
  const isRead = exchange.method === "GET";
  return (
    <div className="wrap-anywhere flex flex-col gap-2">
      <div className="break-all">
        <p>
          <span className="text-accent">{exchange.method}</span> {exchange.url}
        </p>
        <p>
          <Name text={t("Cookie")} />{" "}
          {cookie ? `${cookie.name}=${cookie.value}` : <i className="text-muted">{t("none")}</i>}
        </p>
      </div>
      <div>
        <p>
          <b className={status === 200 ? "" : "text-alert"}>
            {status} {exchange.statusText}
          </b>
        </p>
        {exchange.headers.map(([name, value]) => (
          <p key={name}>
            <Name text={name} /> {value}
          </p>
        ))}
        <p>
          <Name text={t("set-cookie")} />{" "}
          {isRead || setCookies.length === 0 ? (
            <i className="text-muted">{isRead ? setByCheck(cache) : t("none")}</i>
          ) : (
            setCookies.join(", ")
          )}
        </p>
        {isRead && setCookies.length > 0 && (
          <p>
            <Name text={t("held back, though Auth.js asked for it")} /> {setCookies.join(", ")}
          </p>
        )}
      </div>
      <p>{body(answer)}</p>
    </div>
  );
}

/** Scripts cannot see which cookies an answer sets: they are HttpOnly. */
function setByCheck(cache: CacheEvidence | null): string {
  if (cache?.inCookie && !cache.hit)
    return t("a copy of what was looked up, good for {lifetime} s", { lifetime: cache.lifetime });
  return t("none: a check renews nothing");
}

function Name({ text }: { text: string }) {
  return <span className="text-muted">{text}:</span>;
}

/** The answer without its evidence, which is what the other tabs show. */
function body(answer: CheckAnswer): string {
  const { evidence: _, exchange: __, status: ___, ...rest } = answer;
  return JSON.stringify(rest);
}
