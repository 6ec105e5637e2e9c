"use client";

import { type ReactNode, useEffect, useState } from "react";
import { type EvidenceTab, evidenceTabs } from "@/lessons/scenarios/scenario";
import type { Strategy } from "@/lessons/strategies/strategy";
import { type DeviceSlug, deviceName } from "@/lib/lab/devices";
import { type Lane, laneKey } from "@/lib/lab/lane";
import { requestingLane } from "../lab-client/board-actions";
import type { BoardStore, BoardView } from "../lab-client/board-store";
import { endListed } from "../lab-client/device-actions";
import type { Round } from "../lab-client/rounds";
import { replaceQuery } from "../replace-query";
import { Tabs } from "../ui/tabs";
import { Credential } from "./credential";
import { HttpView } from "./http-view";
import { keepCheck, readKeptCheck } from "./kept-check";
import { ServerDid } from "./server-did";
import { SessionsView } from "./sessions-view";

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

  function content(lane: Lane): ReactNode {
    const answer = round?.answers.get(laneKey(lane));
    if (tab === "Code") return sources[lane.strategy];
    if (!answer) return <span className="text-muted">Not checked yet.</span>;
    if (tab === "Sessions") {
      if (!answer.signedIn) return <p className="font-sans text-muted">Only who is signed in may ask.</p>;
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
    const next = rounds[index + by];
    setPinned(next && next !== rounds.at(-1) ? next : null);
  }

  return (
    <section className="panel" aria-label="Evidence" data-control="evidence">
      <div className="flex flex-wrap items-center gap-x-4 border-line border-b px-3 pt-1.5">
        <Tabs<EvidenceTab>
          id="evidence"
          tabs={evidenceTabs}
          chosen={tab}
          onChoose={(tab) => store.choose({ tab })}
        />
        <div className="ml-auto flex items-center gap-1 text-muted">
          <button
            type="button"
            aria-label="Earlier check"
            className="size-7 rounded hover:text-ink disabled:opacity-40"
            disabled={index <= 0}
            onClick={() => step(-1)}
          >
            ‹
          </button>
          <span className="whitespace-nowrap">
            {deviceName(device).toLowerCase()} · check #{round?.number ?? 0}
            {pinned && `, ${ageWords(pinned, view.now)}`}
          </span>
          <button
            type="button"
            aria-label="Later check"
            className="size-7 rounded hover:text-ink disabled:opacity-40"
            disabled={pinned === null}
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
              Latest
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
        {strategies.map((strategy) => (
          <div
            key={strategy}
            data-strategy={strategy}
            className="min-w-0 border-l-[3px] border-l-accent px-3 py-2 font-mono text-[0.78125rem] leading-[1.6]"
          >
            {content({ device, strategy })}
          </div>
        ))}
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
  return seconds < 60 ? `${seconds} s old` : `${Math.floor(seconds / 60)} min old`;
}
