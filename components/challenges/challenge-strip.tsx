import type { ReactNode } from "react";
import { labPath } from "@/lib/lab/lab-path";
import { t } from "@/lib/language/texts";
import { useRoomBelow } from "../ui/use-room-below";
import type { Brief } from "./brief";
import { ForgeButton } from "./forge-button";
import { levelName } from "./level-name";
import { Obstacles } from "./obstacles";
import { SolvedPanel } from "./solved-panel";
import { type Played, useChallenge } from "./use-challenge";

type Props = { lab: string; challenge: Brief };

/** A challenge at the foot of the board: the goal, what is still missing, hints, and that it is solved. */
export function ChallengeStrip({ lab, challenge }: Props) {
  const [strip, height] = useRoomBelow();
  const played = useChallenge(lab, challenge.id);
  const { standing, refusal, isOver, send } = played;
  const isSolved = standing?.solvedAt != null;
  return (
    <>
      <div style={{ height }} />
      <section
        ref={strip}
        aria-label={t("Challenge")}
        data-part="challenge"
        className="fixed inset-x-0 bottom-0 z-20 grid max-h-[min(60dvh,max(45dvh,100dvh-16rem))] gap-1.5 overflow-y-auto border-ink border-t-2 bg-surface px-5 pt-2 pb-2.5 max-sm:px-3"
      >
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1">
          <div className="min-w-0">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <h2 className="font-bold text-[1.0625rem]">{challenge.title}</h2>
              <p className="text-[0.8125rem] text-muted">
                {t("{levelName} · you are {part}", {
                  levelName: levelName(challenge.level),
                  part: t(challenge.part),
                })}
              </p>
            </div>
            <p className="max-w-[85ch] text-[1.0625rem] leading-[1.35]">{challenge.goal}</p>
          </div>
          <div className="flex flex-wrap gap-2">
            {!isSolved && !isOver && standing && (
              <button
                type="button"
                className={`btn min-h-9 ${standing.beganAt ? "" : "btn-main"}`}
                onClick={() => void send({ do: "begin" })}
              >
                {standing.beganAt ? t("Begin again") : t("Begin")}
              </button>
            )}
            {!isSolved && (
              <a className="btn min-h-9" href={`${labPath(lab)}/challenges`}>
                {t("All challenges")}
              </a>
            )}
          </div>
        </div>
        {refusal && (
          <p role="alert" className="font-semibold text-alert">
            <span aria-hidden="true">!</span> {refusal}
          </p>
        )}
        <div aria-live="polite" className="grid gap-1.5">
          {isSolved && (
            <p className="font-bold text-[1.0625rem]">
              <span aria-hidden="true">✓</span> {t("Solved.")}
            </p>
          )}
          {standing && !isSolved && <Missing standing={standing} />}
        </div>
        {standing && isSolved && <SolvedPanel lab={lab} challenge={challenge} standing={standing} />}
        {standing?.beganAt && !isSolved && !isOver && (
          <Help lab={lab} challenge={challenge} played={played} />
        )}
      </section>
    </>
  );
}

function Missing({
  standing: { beganAt, findings },
}: {
  standing: NonNullable<Played["standing"]>;
}): ReactNode {
  if (!beganAt) return <p className="text-muted">{t("What is done before you begin does not count.")}</p>;
  return (
    <ul aria-label={t("What has to be so")} className="grid gap-x-6 sm:grid-cols-2">
      {findings.map(({ words, holds }) => (
        <li key={words} className={holds ? "" : "text-muted"}>
          <span aria-hidden="true">{holds ? "✓" : "○"}</span>{" "}
          <span className={holds ? "sr-only" : ""}>{holds ? t("So it is:") : t("Not yet:")}</span> {words}.
        </li>
      ))}
    </ul>
  );
}

function Help({ lab, challenge, played }: Props & { played: Played }): ReactNode {
  const { standing, send } = played;
  const shown = standing?.hints ?? [];
  return (
    <>
      {challenge.forge && <ForgeButton lab={lab} forge={challenge.forge} />}
      {challenge.otherSite && (
        <p>
          <a className="btn" target="_blank" href={`${labPath(lab)}/other-site`} rel="noopener">
            {t("To the two sites, in a new tab")}
          </a>
        </p>
      )}
      {shown.length > 0 && (
        <ol aria-label={t("Hints")} className="grid">
          {shown.map((hint, index) => (
            <li key={hint} className="max-w-[95ch]">
              <b>{t("Hint {index}:", { index: index + 1 })}</b> {hint}
            </li>
          ))}
        </ol>
      )}
      <div className="flex flex-wrap items-start gap-x-6 gap-y-1 text-muted">
        {shown.length < hintCount && (
          <button
            type="button"
            className="min-h-6 underline hover:text-ink"
            onClick={() => void send({ do: "hint", hint: shown.length + 1 })}
          >
            {t("Hint {shown} of {hintCount}", { shown: shown.length + 1, hintCount })}
          </button>
        )}
        <Obstacles challenge={challenge} played={played} />
      </div>
    </>
  );
}

/** Each challenge has so many. */
const hintCount = 3;
