import { strategyRecords } from "@/lessons/strategies/strategy";
import type { ClassState, LaneState, Outcome } from "@/lib/class/state";
import type { Strategy } from "@/lib/lab/strategy";
import { t } from "@/lib/language/texts";
import { Answers } from "./answers";
import { OneCheck } from "./one-check";

type Light = { key: string; label: string; lane: LaneState | undefined; isThief: boolean };

/** Told by fill, by border and by a sign, and not by colour alone. */
const looks: Record<Outcome, { sign: string; look: string }> = {
  in: { sign: "", look: "border-accent bg-accent text-surface" },
  out: { sign: "✕", look: "border-edge text-out" },
  "no-answer": { sign: "?", look: "border-alert border-dashed text-alert" },
  unseen: { sign: "…", look: "border-edge border-dotted text-muted" },
  late: { sign: "·", look: "border-line text-muted" },
};

/** Up to so many lights have a number in them. */
const mostNumbers = 60;

type Props = {
  state: ClassState;
  strategy: Strategy;
};

/** A light for each phone under one strategy, and the count, which is the largest thing on the wall. */
export function Lights({ state, strategy }: Props) {
  const { phones, thieves, counts } = state;
  const { in: stayed = 0, of = 0, unseen = 0, late = 0 } = counts[strategy] ?? {};
  const lights = [
    ...phones.map(({ number, device, lanes }) => {
      return { key: device, label: `${number}`, lane: lanes[strategy], isThief: false };
    }),
    ...thieves.map(({ device, of: phone, lanes }) => {
      return { key: device, label: `T${phone}`, lane: lanes[strategy], isThief: true };
    }),
  ];
  const thievesIn = thieves.filter(({ lanes }) => lanes[strategy]?.outcome === "in").length;
  const columns = Math.max(6, Math.ceil(Math.sqrt(lights.length * 3)));
  return (
    <section
      data-strategy={strategy}
      className="panel min-w-0 border-t-[3px] border-t-accent px-3 pt-2.5 pb-3"
    >
      <h2 className="font-bold text-base">{strategyRecords[strategy].title}</h2>
      <p className="flex flex-wrap items-baseline gap-x-3 font-bold text-lg text-muted">
        <span className="text-5xl text-ink leading-tight">{stayed}</span>
        <span>
          {t("of {of} signed in", { of })}
          {thievesIn > 0 && (
            <span className="text-alert">
              {t(", {thieves, plural, one {# thief} other {# thieves}}", { thieves: thievesIn })}
            </span>
          )}
        </span>
        {unseen > 0 && <span className="font-normal text-sm">{t("{unseen} not seen", { unseen })}</span>}
        {late > 0 && <span className="font-normal text-sm">{t("{late} late", { late })}</span>}
      </p>
      {lights.length > 0 && (
        <div
          role="img"
          aria-label={inWords(lights)}
          className="mt-1 grid gap-[clamp(2px,0.4vw,5px)]"
          style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 3rem))` }}
        >
          {lights.map((light) => (
            <One key={light.key} light={light} isNumbered={lights.length <= mostNumbers} />
          ))}
        </div>
      )}
      {state.round.phase === "explain" && <Answers phones={phones} strategy={strategy} />}
      <OneCheck state={state} strategy={strategy} />
    </section>
  );
}

function One({ light, isNumbered }: { light: Light; isNumbered: boolean }) {
  const outcome = light.lane?.outcome ?? "late";
  const { sign, look } = looks[outcome];
  return (
    <span
      data-light={light.key}
      data-outcome={outcome}
      className={`flex aspect-[1.15] items-center justify-center overflow-hidden rounded-[20%/23%] border-2 font-semibold text-[0.6875rem] leading-none forced-color-adjust-none ${look} ${light.isThief ? "outline-2 outline-alert outline-offset-1" : ""}`}
    >
      {isNumbered ? (outcome === "in" ? light.label : `${sign}${light.label}`) : sign}
    </span>
  );
}

/** The numbers, for who cannot see the lights. */
function inWords(lights: readonly Light[]): string {
  const groups = new Map<Outcome, string[]>();
  for (const { label, lane } of lights) {
    const outcome = lane?.outcome ?? "late";
    groups.set(outcome, [...(groups.get(outcome) ?? []), label]);
  }
  const words = {
    in: t("signed in"),
    out: t("signed out"),
    "no-answer": t("no answer"),
    unseen: t("not seen"),
    late: t("late"),
  };
  return [...groups].map(([outcome, labels]) => `${words[outcome]}: ${labels.join(", ")}`).join(". ");
}
