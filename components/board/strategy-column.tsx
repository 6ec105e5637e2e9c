import { plainOf, type Strategy, strategyRecords } from "@/lessons/strategies/strategy";
import { jarPath } from "@/lib/device/cookie-jar";
import type { DeviceSlug } from "@/lib/lab/devices";
import type { LabId } from "@/lib/lab/lab-id";
import type { Lane } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import type { BoardStore } from "../lab-client/board-store";
import type { BoardView } from "../lab-client/board-view";
import type { DeviceAction } from "../lab-client/device-action";
import type { CheckAnswer } from "../lab-client/device-client";
import { latestAnswer } from "../lab-client/rounds";
import { BrokenMark } from "../ui/broken-mark";
import { DeviceCard } from "./device-card";
import { SeeItBroken } from "./see-it-broken";
import { VariantSelect } from "./variant-select";

type Props = {
  store: BoardStore;
  view: BoardView;
  /** All columns that are shown. */
  shown: readonly Strategy[];
  /** A tour does by itself what is to be done. */
  touring: boolean;
  strategy: Strategy;
  selected: DeviceSlug;
  onSelect(device: DeviceSlug): void;
  onAction(lane: Lane, action: DeviceAction): void;
};

/** How many are signed in; or that it cannot be said. */
function summarise(answers: readonly (CheckAnswer | undefined)[], stale: boolean): string {
  if (stale) return t("not known now");
  const unanswered = answers.filter((answer) => answer?.status === 503).length;
  if (unanswered > 0)
    return t("{unanswered} of {answers} without an answer", { unanswered, answers: answers.length });
  return t("{signedIn} of {all} signed in", {
    signedIn: answers.filter((answer) => answer?.signedIn).length,
    all: answers.length,
  });
}

/** Every device under one strategy. */
export function StrategyColumn(props: Props) {
  const { store, view, strategy, shown, touring, selected, onSelect, onAction } = props;
  const { title, addition, summary, broken } = strategyRecords[strategy];
  const { state, rounds, now, owners, stale } = view;
  const answers = state.devices.map(({ slug }) => latestAnswer(rounds, { device: slug, strategy }));
  return (
    <section data-strategy={strategy} className="panel border-t-[3px] border-t-accent px-3 pt-2.5 pb-3">
      <div className="flex items-baseline justify-between gap-3">
        <div className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <h2 className="font-bold text-[0.9375rem]">
            {addition ? strategyRecords[plainOf(strategy)].title : title}
            {addition && <span className="sr-only">, {addition}</span>}
          </h2>
          <VariantSelect chosen={strategy} />
          {broken && <BrokenMark />}
        </div>
        <p data-part="count" className="whitespace-nowrap font-semibold">
          {rounds.length > 0 ? summarise(answers, stale) : "\u00a0"}
        </p>
      </div>
      <p data-part="summary" className="mt-0.5 text-[0.8125rem] text-muted">
        {summary}
      </p>
      {!touring && (
        <SeeItBroken
          store={store}
          strategy={strategy}
          shown={shown}
          disabled={view.busy !== null || view.over}
        />
      )}
      <div
        data-part="cards"
        className="mt-2 grid grid-cols-1 gap-2 sm:grid-cols-[repeat(auto-fit,minmax(10.5rem,1fr))]"
      >
        {state.devices.map((device, index) => (
          <DeviceCard
            key={device.slug}
            device={device}
            owner={owners.get(device.slug)}
            stale={stale}
            strategy={strategy}
            answer={answers[index]}
            now={now}
            selected={device.slug === selected}
            onSelect={() => onSelect(device.slug)}
            onAction={(action) => onAction({ device: device.slug, strategy }, action)}
            showRole={state.events.some(({ kind }) => kind === "role-changed")}
            page={jarPath({ lab: state.id as LabId, device: device.slug, strategy })}
          />
        ))}
      </div>
    </section>
  );
}
