import { type Fate, fates, fateWords, type Outcome, outcomeOf } from "@/lessons/opaque-token/fate";
import type { Acted, Asked } from "@/lessons/opaque-token/seen";
import { type ApiId, apis, parts, partWords } from "@/lessons/opaque-token/story";
import { formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { AnswerStrip } from "./answer-strip";

type Props = {
  api: ApiId;
  /** What this API has answered so far. */
  asked: readonly Asked[];
  acted: readonly Acted[];
  guess: Fate | undefined;
  /** `null` once it is too late for a guess. */
  onGuess: ((fate: Fate) => void) | null;
};

/** One API: its light, what it answered in each part, and how the guess fared. */
export function ApiPanel({ api, asked, acted, guess, onGuess }: Props) {
  const { title, kind, words } = apis[api];
  const latest = asked.at(-1);
  const change = outcomeOf(asked, acted, api, "change");
  // Told once the next part has begun: before that it may still change.
  const isKnown = asked.some(({ part }) => part === "cut");
  return (
    <section
      aria-labelledby={api}
      data-api={api}
      data-strategy={kind === "signed" ? "jwt" : "database"}
      className="panel border-t-[3px] border-t-accent px-4 py-3 max-sm:px-3"
    >
      <h2 id={api} className="font-bold text-lg">
        {title}
      </h2>
      <p className="mt-0.5 text-muted lg:min-h-15">{words}</p>
      <p className="mt-2 font-bold text-2xl" data-part="light">
        {latest ? <Light status={latest.status} /> : <span className="text-muted">{t("Not asked yet")}</span>}
      </p>
      {onGuess ? (
        <fieldset className="mt-2">
          <legend className="font-semibold">{t("It ceases to accept the token …")}</legend>
          {fates.map((fate) => (
            <label key={fate} className="flex min-h-8 items-center gap-1.5">
              <input
                type="radio"
                name={`guess-${api}`}
                className="size-4 accent-ink"
                checked={guess === fate}
                onChange={() => onGuess(fate)}
              />
              {fateWords[fate]}
            </label>
          ))}
        </fieldset>
      ) : (
        guess && (
          <p className="mt-1" data-part="guess">
            {t("You guessed: {fateWords}.", { fateWords: fateWords[guess] })}{" "}
            {isKnown && change && (
              <strong className={change.fate === guess ? "" : "text-alert"}>
                {change.fate === guess ? t("Right.") : t("It came otherwise.")}
              </strong>
            )}
          </p>
        )
      )}
      {parts.map((part) => (
        <Part key={part} {...{ api, part, asked, acted }} />
      ))}
    </section>
  );
}

function Part({ api, part, asked, acted }: Pick<Props, "api" | "asked" | "acted"> & { part: Parts }) {
  const answers = asked.filter((one) => one.part === part);
  if (answers.length === 0) return null;
  const outcome = outcomeOf(asked, acted, api, part);
  return (
    <div className="mt-3" data-part={part} data-fate={outcome?.fate}>
      <h3 className="font-semibold">{partWords[part].title}</h3>
      <AnswerStrip answers={answers} act={acted.find((one) => one.part === part)} part={part} />
      <p>{outcome && toldOf(outcome)}</p>
    </div>
  );
}

type Parts = (typeof parts)[number];

const seconds = (ms: number) => `${formatNumber(ms / 1000, 1)} s`;

/** @returns such as `Accepted until 3.4 s after it, then refused: 401.` */
function toldOf({ fate, lastAccepted, firstElse }: Outcome): string {
  if (fate === "not-yet")
    return t("Still accepted {seconds} after it.", { seconds: seconds(lastAccepted ?? 0) });
  const { after, status } = firstElse ?? { after: 0, status: 0 };
  const refusal = status === 503 ? t("no answer") : t("refused");
  if (lastAccepted === null)
    return t("At once, {seconds} after it: {refusal}, {status}.", {
      seconds: seconds(after),
      refusal,
      status,
    });
  return t("Accepted until {seconds} after it, then {refusal}: {status}.", {
    seconds: seconds(lastAccepted),
    refusal,
    status,
  });
}

function Light({ status }: { status: number }) {
  if (status === 200) return <span className="text-accent">{t("✓ Accepted")}</span>;
  if (status === 503) return <span className="text-muted">{t("? No answer")}</span>;
  return <span className="text-muted">{t("✕ Refused")}</span>;
}
