import type { Standing } from "@/lessons/challenges/standing";
import { labPath } from "@/lib/lab/lab-path";
import { t } from "@/lib/language/texts";
import type { Brief } from "./brief";
import { challengePath } from "./challenge-path";
import { moveWords } from "./move-words";

type Props = { lab: string; challenge: Brief; standing: Standing };

/** That it is solved, why it worked, what would have stopped it, and where to go from here. */
export function SolvedPanel({ lab, challenge: { next }, standing }: Props) {
  const { solved, hints, wrong } = standing;
  if (!solved) return null;
  const { why, otherwise, impossible, solution } = solved;
  return (
    <div className="grid max-w-[95ch] gap-1">
      <p className="text-[1.0625rem] leading-[1.35]">
        <b>{impossible ? t("Why it cannot be done:") : t("Why it worked:")}</b> {why}
      </p>
      <p className="text-[1.0625rem] leading-[1.35]">
        <b>{impossible ? t("When it can be done:") : t("What would have stopped it:")}</b> {otherwise}
      </p>
      <details>
        <summary className="inline-block min-h-6 underline">{t("One way to do it")}</summary>
        <ol className="list-decimal pl-5">
          {solution.map((move, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
            <li key={index}>{moveWords(move)}</li>
          ))}
          {impossible && <li>{t("Say why it cannot be done")}</li>}
        </ol>
      </details>
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
        {next && (
          <a className="btn btn-main" href={challengePath(lab, next.id)}>
            {t("Next challenge: {title}", { title: next.title })}
          </a>
        )}
        <a className="btn" href={`${labPath(lab)}/challenges`}>
          {t("All challenges")}
        </a>
        <span className="text-muted">
          {hints.length === 0 ? t("Without a hint") : t("Hints: {hints}", { hints: hints.length })}
          {wrong > 0 && t(" · wrong reasons: {wrong}", { wrong })}
        </span>
      </p>
    </div>
  );
}
