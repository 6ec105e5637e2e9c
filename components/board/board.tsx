"use client";

import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import type { Strategy } from "@/lessons/strategies/strategy";
import { type DeviceSlug, deviceCatalogue } from "@/lib/lab/devices";
import type { Lane } from "@/lib/lab/lane";
import type { LabState } from "@/lib/lab/snapshot-types";
import { EvidencePanel } from "../evidence/evidence-panel";
import { BoardStore } from "../lab-client/board-store";
import type { DeviceAction } from "../lab-client/device-action";
import { actOnDevice } from "../lab-client/device-actions";
import { addDevice } from "../lab-client/lab-client";
import { rememberOwnLab } from "../lab-client/own-labs";
import { Timeline } from "../timeline/timeline";
import { presentation } from "../tour/presentation";
import type { TourProps } from "../tour/read-tour";
import { TourGate } from "../tour/tour-gate";
import { ShareButton } from "./share-button";
import { StatusLine } from "./status-line";
import { StrategyColumn } from "./strategy-column";
import { Toolbar } from "./toolbar";

type Props = {
  initial: LabState;
  strategies: readonly Strategy[];
  /** The configuration files, highlighted on the server. */
  sources: Partial<Record<Strategy, ReactNode>>;
  /** The tour that the address asks for. */
  tour: TourProps | null;
};

/** The whole lab at a glance: who is signed in, who was, and the evidence. */
export function Board({ initial, strategies, sources, tour }: Props) {
  const [store] = useState(() => new BoardStore(initial));
  const view = useSyncExternalStore(store.subscribe, store.read, store.read);
  const [locked, setLocked] = useState(false);
  const { device: selected, tab } = view.settings;

  const shown = strategies.join();
  const slugs = view.state.devices.map((device) => device.slug).join();
  useEffect(() => store.start(), [store]);
  useEffect(() => rememberOwnLab(initial.id), [initial.id]);
  useEffect(() => {
    const devices = slugs.split(",") as DeviceSlug[];
    const lanes = (shown.split(",") as Strategy[]).flatMap((strategy) =>
      devices.map((device) => ({ device, strategy })),
    );
    store.watch(lanes);
  }, [store, shown, slugs]);

  const select = (device: DeviceSlug) => store.choose({ device });

  function act(lane: Lane, action: DeviceAction): void {
    select(lane.device);
    void store.perform(action, (view) => actOnDevice(view, lane, action));
  }

  return (
    <>
      <main className="pb-6 outline-none" tabIndex={-1}>
        <Toolbar store={store} view={view} strategies={strategies} locked={locked} />
        <StatusLine store={store} view={view} strategies={strategies} touring={tour !== null} />
        <div className={`grid gap-3 px-5 max-sm:px-3 ${strategies.length > 1 ? "lg:grid-cols-2" : ""}`}>
          {strategies.map((strategy) => (
            <StrategyColumn
              key={strategy}
              view={view}
              strategy={strategy}
              selected={selected}
              onSelect={select}
              onAction={act}
            />
          ))}
        </div>
        <div data-part="timeline" className="px-5 pt-3 max-sm:px-3">
          <Timeline snapshot={view.state} strategies={strategies} now={view.now} />
        </div>
        <div data-part="evidence" className="px-5 pt-3 max-sm:px-3">
          <EvidencePanel
            store={store}
            view={view}
            strategies={strategies}
            device={selected}
            tab={tab}
            sources={sources}
          />
        </div>
        <p data-part="foot" className="flex flex-wrap gap-x-5 gap-y-1 px-5 pt-3 text-muted max-sm:px-3">
          <button
            type="button"
            className="min-h-6 underline hover:text-ink disabled:no-underline"
            disabled={view.state.devices.length === deviceCatalogue.length}
            onClick={() =>
              store.perform("add", async ({ state }) => {
                await addDevice(state.id);
                return "One more device.";
              })
            }
          >
            Add a device
          </button>
          <a
            className="inline-block min-h-6 py-0.5 underline hover:text-ink"
            href={`${view.state.url}/export`}
          >
            Export as JSON
          </a>
          <ShareButton lab={view.state.id} />
          <button type="button" className="min-h-6 underline hover:text-ink" onClick={presentation.toggle}>
            Presenter mode
          </button>
          <span>This lab lives until {view.state.expiresAt.slice(0, 16).replace("T", " ")} UTC.</span>
        </p>
      </main>
      <TourGate store={store} view={view} tour={tour} onLock={setLocked} />
    </>
  );
}
