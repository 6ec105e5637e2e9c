import type { ReactNode } from "react";
import { rich } from "@/components/ui/rich";
import { challenges } from "@/lessons/challenges/registry";
import type { OwnLabs } from "@/lib/class/state";
import { t } from "@/lib/language/texts";
import { levelName } from "../challenges/level-name";
import { Bar } from "./bar";

/** What the wall says first while everybody works in a lab of their own. */
export function labsText({ labs }: OwnLabs): string {
  const solved = labs.reduce((sum, one) => sum + one.solved, 0);
  return t(
    "At your own pace: {labs, plural, one {# lab} other {# labs}}, {solved, plural, one {# challenge} other {# challenges}} solved.",
    { labs: labs.length, solved },
  );
}

type Props = { ownLabs: OwnLabs; phones: number; children: ReactNode };

/** How far everybody is: in how many labs each challenge was found solved, and how many in each lab. */
export function OwnLabsView({ ownLabs: { labs, solved }, phones, children }: Props) {
  return (
    <div className="grid gap-3 xl:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="grid gap-3 md:grid-cols-3">
        {[1, 2, 3].map((level) => (
          <section key={level} aria-labelledby={`level-${level}`} className="panel min-w-0 px-3 pt-2.5 pb-3">
            <h2 id={`level-${level}`} className="font-bold text-base">
              {levelName(level)}
            </h2>
            <ul className="mt-1 grid gap-1.5">
              {challenges
                .filter((challenge) => challenge.level === level)
                .map(({ id, title }) => (
                  <Challenge key={id} title={title} solved={solved[id] ?? 0} of={labs.length} />
                ))}
            </ul>
          </section>
        ))}
      </div>
      <section aria-label={t("Join, and the labs")} className="panel grid content-start gap-3 px-3 py-3">
        {children}
        <p className="text-base">
          {rich(
            "<b>{labs}</b> of {phones, plural, one {# phone} other {# phones}} opened a lab",
            { b: (text) => <b className="text-2xl">{text}</b> },
            { labs: labs.length, phones },
          )}
        </p>
        <Labs labs={labs} />
      </section>
    </div>
  );
}

function Challenge({ title, solved, of }: { title: string; solved: number; of: number }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_3.5rem_1.75rem] items-center gap-2 text-[1.0625rem] leading-snug">
      <span>{title}</span>
      <Bar count={solved} of={of} />
      <b className="text-right">{solved}</b>
    </li>
  );
}

/** Up to so many have the number of their phone beside what they solved. */
const mostNumbered = 40;

/** For each lab how many were solved: the number of its phone, smaller, and the count. */
function Labs({ labs }: Pick<OwnLabs, "labs">) {
  const isNumbered = labs.length <= mostNumbered;
  return (
    <div
      role="img"
      aria-label={labs
        .map(({ phone, solved }) => t("Phone {phone}: {solved} solved", { phone, solved }))
        .join(". ")}
      className={`grid gap-1 ${isNumbered ? "grid-cols-5" : "grid-cols-12"}`}
    >
      {labs.map(({ phone, solved }) => (
        <span
          key={phone}
          data-own-lab={phone}
          className={`rounded border px-1 text-center font-semibold leading-tight ${solved > 0 ? "border-ink" : "border-line text-muted"}`}
        >
          {isNumbered && <span className="block font-normal text-[0.6875rem] text-muted">{phone}</span>}
          {solved}
        </span>
      ))}
    </div>
  );
}
