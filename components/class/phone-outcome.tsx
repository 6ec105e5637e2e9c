import type { RoundKind } from "@/lessons/rounds/round-kind";
import { strategyRecords } from "@/lessons/strategies/strategy";
import type { OwnGuess, PhoneState } from "@/lib/class/state";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { reasonWords } from "../evidence/explain";

type Props = { state: PhoneState; kind: RoundKind };

const sideWords = inLanguage({ in: "still in", out: "out" } as const);

/** After the act: what this phone guessed beside what its checks find, and what the room guessed once it is shown. */
export function PhoneOutcome({ state, kind }: Props) {
  const { round, lanes, guess, room } = state;
  return (
    <section className="panel grid gap-3 px-4 py-3">
      <h2 className="font-bold text-lg leading-snug">{kind.happened}</h2>
      <table className="w-full text-left">
        <thead className="text-muted">
          <tr>
            <th scope="col" className="font-normal">
              <span className="sr-only">{t("strategy")}</span>
            </th>
            <th scope="col" className="font-normal">
              {t("you said")}
            </th>
            <th scope="col" className="font-normal">
              {t("it is")}
            </th>
            {room && (
              <th scope="col" className="font-normal">
                {t("the room: in")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {(["left", "right"] as const).map((side) => {
            const strategy = round[side];
            const outcome = lanes[strategy]?.outcome;
            const said = guess?.[side];
            const { in: stayed = 0, of = 0 } = room?.counts[strategy] ?? {};
            return (
              <tr key={side} data-strategy={strategy} className="border-line border-t">
                <th scope="row" className="py-1.5 pr-2 font-semibold text-accent">
                  {strategyRecords[strategy].title}
                </th>
                <td className="min-[22rem]:whitespace-nowrap pr-2">{said ? sideWords[said] : "–"}</td>
                <td className="min-[22rem]:whitespace-nowrap pr-2 font-semibold">
                  {outcome === "in" || outcome === "out" ? sideWords[outcome] : t("no answer")}
                  {said && said === outcome && " ✓"}
                </td>
                {room && (
                  <td className="min-[22rem]:whitespace-nowrap">{t("{stayed} of {of}", { stayed, of })}</td>
                )}
              </tr>
            );
          })}
        </tbody>
      </table>
      {guess && (
        <p className="text-muted">
          {t("You said: because {reasonOf}.", { reasonOf: reasonOf(guess, kind) })}
        </p>
      )}
      {room && (
        <>
          {[round.left, round.right].map((strategy) => {
            const lane = lanes[strategy];
            return (
              <p key={strategy} data-strategy={strategy}>
                <b className="text-accent">{strategyRecords[strategy].title}.</b>{" "}
                {strategyRecords[strategy].summary}
                {lane?.reason &&
                  t(" Refused: {reasonWords}.", { reasonWords: reasonWords(lane.reason, strategy) })}
              </p>
            );
          })}
          <p>
            <a className="link" href={`/tour?scenario=${kind.scenario}`}>
              {t("The same story, step by step")}
            </a>
          </p>
        </>
      )}
    </section>
  );
}

function reasonOf({ because, words }: OwnGuess, { reasons }: RoundKind): string {
  if (because === "other") return words ? `“${words}”` : t("of another reason");
  return reasons[because] ?? t("I just think so");
}
