"use client";

import { type ReactNode, useEffect, useState } from "react";
import { type EvidenceTab, evidenceTabs } from "@/lessons/scenarios/scenario";
import type { Strategy } from "@/lessons/strategies/strategy";
import { type DeviceSlug, deviceName } from "@/lib/lab/devices";
import { type Lane, laneKey } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { requestingLane } from "../lab-client/board-actions";
import type { BoardStore } from "../lab-client/board-store";
import type { BoardView } from "../lab-client/board-view";
import { endListed } from "../lab-client/device-actions";
import type { Round } from "../lab-client/rounds";
import { replaceQuery } from "../replace-query";
import { eventWords } from "../timeline/event-words";
import { type Moment, momentId, momentsInView } from "../timeline/moments";
import { Select } from "../ui/select";
import { Tabs } from "../ui/tabs";
import { Credential } from "./credential";
import { EventView } from "./event-view";
import { HttpView } from "./http-view";
import { keepCheck, readKeptCheck } from "./kept-check";
import { ServerDid } from "./server-did";
import { SessionsView } from "./sessions-view";

/** What is kept of an event can be shown in these tabs. */
type KeptTab = "What the server did" | "HTTP";

const side = "min-w-0 border-l-[3px] border-l-accent px-3 py-2 font-mono text-[0.78125rem] leading-[1.6]";

type Props = {
  store: BoardStore;
  view: BoardView;
  strategies: readonly Strategy[];
  device: DeviceSlug;
  tab: EvidenceTab;
  sources: Partial<Record<Strategy, ReactNode>>;
};

/** The evidence of one device's check under every strategy that is shown, beside each other. */
export function EvidencePanel({ store, view, strategies, device, tab, sources }: Props) {
  const { rounds, state } = view;
  const [pinned, setPinned] = usePinned(state.id, strategies);
  const round = pinned ?? rounds.at(-1);
  // -1 once it is older than what is kept to go back through; what was chosen is shown all the same.
  const index = rounds.findIndex(({ number }) => number === round?.number);

  const moments = momentsInView(state.events, strategies);
  const at = moments.findIndex((moment) => momentId(moment) === view.settings.event);
  // What an event did is in these two; the others show what is.
  const moment = tab === "What the server did" || tab === "HTTP" ? moments[at] : undefined;

  // One request for all columns: it has the room of all.
  const alone = moment?.events.length === 1 ? moment.events[0] : undefined;

  function eventOf(lane: Lane): ReactNode {
    const own = moment?.events.filter(({ strategy }) => strategy === lane.strategy) ?? [];
    const event = own.find(({ device }) => device === lane.device) ?? own[0];
    if (!event)
      return <p className="font-sans text-muted">{t("Nothing was done under this strategy then.")}</p>;
    return <EventView key={`${event.id} ${tab}`} lab={state.id} event={event} tab={tab as KeptTab} />;
  }

  function content(lane: Lane): ReactNode {
    if (moment) return eventOf(lane);
    const answer = round?.answers.get(laneKey(lane));
    if (tab === "Code") return sources[lane.strategy];
    if (!answer) return <span className="text-muted">{t("Not checked yet.")}</span>;
    if (tab === "Sessions") {
      if (!answer.signedIn)
        return <p className="font-sans text-muted">{t("Only a signed-in device can list sessions.")}</p>;
      return (
        <SessionsView
          key={laneKey(lane)}
          lane={requestingLane(view, lane)}
          now={view.now}
          moment={state.events.at(-1)?.id ?? ""}
          onEnd={(session) => store.perform("revoke", (view) => endListed(view, lane, session))}
        />
      );
    }
    if (tab === "HTTP") return <HttpView answer={answer} />;
    if (tab === "Row and token") return <Credential lab={state.id} lane={lane} answer={answer} />;
    return <ServerDid lane={lane} check={answer} events={state.events} />;
  }

  function step(by: number): void {
    if (moment) {
      const other = moments[at + by];
      if (other) store.choose({ event: momentId(other) });
      return;
    }
    const next = rounds[index + by];
    setPinned(next && next !== rounds.at(-1) ? next : null);
  }

  return (
    <section className="panel" aria-label={t("Evidence")} data-control="evidence">
      <div className="flex flex-wrap items-center gap-x-4 border-line border-b px-3 pt-1.5">
        <Tabs<EvidenceTab>
          id="evidence"
          tabs={evidenceTabs}
          chosen={tab}
          onChoose={(tab) => store.choose({ tab })}
        />
        <div className="ml-auto flex flex-wrap items-center gap-1 text-muted">
          {moments.length > 0 && (
            <Select
              label={t("Event")}
              control="event"
              value={view.settings.event ?? ""}
              options={[["", t("none")], ...moments.toReversed().map(toOption)]}
              onChange={(event) => store.choose({ event: event || null })}
            />
          )}
          <button
            type="button"
            aria-label={moment ? t("Earlier event") : t("Earlier check")}
            className="size-7 rounded hover:text-ink disabled:opacity-40"
            disabled={moment ? at === 0 : index <= 0}
            onClick={() => step(-1)}
          >
            ‹
          </button>
          <span className="whitespace-nowrap">
            {deviceName(device)} ·{" "}
            {moment ? eventWords[moment.kind] : t("check #{number}", { number: round?.number ?? 0 })}
            {!moment && pinned && `, ${ageWords(pinned, view.now)}`}
          </span>
          <button
            type="button"
            aria-label={moment ? t("Later event") : t("Later check")}
            className="size-7 rounded hover:text-ink disabled:opacity-40"
            disabled={moment ? at === moments.length - 1 : pinned === null}
            onClick={() => step(1)}
          >
            ›
          </button>
          {pinned && (
            <button
              type="button"
              className="min-h-7 underline hover:text-ink"
              onClick={() => setPinned(null)}
            >
              {t("Latest")}
            </button>
          )}
        </div>
      </div>
      <div
        role="tabpanel"
        id="evidence-panel"
        aria-labelledby={`evidence-tab-${evidenceTabs.indexOf(tab)}`}
        className={`grid min-h-24 ${strategies.length > 1 ? "lg:grid-cols-2" : ""}`}
      >
        {alone ? (
          <div data-strategy={alone.strategy} className={`${side} lg:col-span-full`}>
            <EventView key={`${alone.id} ${tab}`} lab={state.id} event={alone} tab={tab as KeptTab} />
          </div>
        ) : (
          strategies.map((strategy) => (
            <div key={strategy} data-strategy={strategy} className={side}>
              {content({ device, strategy })}
            </div>
          ))
        )}
      </div>
    </section>
  );
}

/**
 * The check that is chosen instead of the latest. It is in the address, and this tab keeps it over a reload.
 * @param shown changes with the address
 */
function usePinned(lab: string, shown: readonly Strategy[]) {
  const [pinned, setPinned] = useState<Round | null | undefined>(undefined);
  useEffect(() => setPinned(readKeptCheck(lab)), [lab]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view has another address
  useEffect(() => {
    if (pinned !== undefined) replaceQuery(keepCheck(lab, location.search, pinned));
  }, [lab, pinned, shown]);
  return [pinned ?? null, setPinned] as const;
}

/** How old a round of checks is. */
function ageWords({ answers }: Round, now: number): string {
  const [first] = answers.values();
  if (!first) return "";
  const seconds = Math.max(0, Math.round((now - Date.parse(first.at)) / 1000));
  return seconds < 60
    ? t("{seconds} s old", { seconds })
    : t("{floor} min old", { floor: Math.floor(seconds / 60) });
}

/** By the server's clock, as a list of events has it. */
function toOption(moment: Moment) {
  const at = new Date(moment.at).toISOString().slice(11, 19);
  return [momentId(moment), `${at} ${eventWords[moment.kind]}`] as const;
}
