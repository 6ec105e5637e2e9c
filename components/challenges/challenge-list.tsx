import { type Challenge, rightObstacle } from "@/lessons/challenges/challenge";
import { challenges } from "@/lessons/challenges/registry";
import type { ChallengeTry } from "@/lib/lab/challenge-try";
import { t } from "@/lib/language/texts";
import { challengePath } from "./challenge-path";
import { levelName } from "./level-name";

type Props = { lab: string; tries: readonly ChallengeTry[] };

/** Every challenge by level, and how it stands in this lab. */
export function ChallengeList({ lab, tries }: Props) {
  const tried = new Map(tries.map((one) => [one.challenge, one]));
  return [1, 2, 3].map((level) => (
    <section key={level} aria-labelledby={`level-${level}`}>
      <h2 id={`level-${level}`} className="font-bold text-lg">
        {levelName(level)}
      </h2>
      <ol className="mt-2 grid gap-3 lg:grid-cols-2 print:grid-cols-2 print:gap-2">
        {challenges
          .filter((challenge) => challenge.level === level)
          .map((challenge) => (
            <Entry key={challenge.id} lab={lab} challenge={challenge} found={tried.get(challenge.id)} />
          ))}
      </ol>
    </section>
  ));
}

type EntryProps = { lab: string; challenge: Challenge; found: ChallengeTry | undefined };

function Entry({ lab, challenge, found }: EntryProps) {
  const { id, title, goal, part, why, otherwise } = challenge;
  const isSolved = found?.solvedAt != null;
  return (
    <li className="panel flex flex-col px-4 py-3 print:break-inside-avoid print:px-3 print:py-2">
      <h3 className="font-bold text-[1.0625rem]">
        <span className="text-muted">{challenges.findIndex((one) => one.id === id) + 1}</span> {title}
      </h3>
      <p className="mt-0.5 text-base">{goal}</p>
      {isSolved && (
        <p className="mt-1 text-muted">
          {rightObstacle(challenge) !== null && t("It cannot be done: ")}
          {why} {otherwise}
        </p>
      )}
      <p className="mt-auto flex flex-wrap items-center gap-x-4 gap-y-1 pt-3 print:pt-1">
        <a
          className={`btn print:hidden ${isSolved ? "" : "btn-main"}`}
          href={challengePath(lab, id)}
          aria-label={`${isSolved ? t("Look at") : t("Play")}: ${title}`}
        >
          {isSolved ? t("Look at it") : t("Play")}
        </a>
        <span className="text-muted">{t("You are {part}.", { part: t(part) })}</span>
        <span className={isSolved ? "font-semibold" : "text-muted"}>{standingWords(found)}</span>
      </p>
    </li>
  );
}

/** In one line, also on paper. */
function standingWords(found: ChallengeTry | undefined): string {
  if (!found) return t("Not begun");
  const { solvedAt, beganAt, hints, wrong } = found;
  const helped = `${t("{hints, plural, one {# hint} other {# hints}}", { hints })}${wrong > 0 ? t(", wrong reasons: {wrong}", { wrong }) : ""}`;
  if (!solvedAt) return t("Begun, {helped}", { helped });
  const seconds = Math.max(0, Math.round((Date.parse(solvedAt) - Date.parse(beganAt)) / 1000));
  return t("✓ Solved in {floor} min {seconds} s, {helped}", {
    floor: Math.floor(seconds / 60),
    seconds: seconds % 60,
    helped,
  });
}
