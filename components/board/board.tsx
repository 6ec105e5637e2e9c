"use client";

import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { Strategy } from "@/lessons/strategies/strategy";
import { type DeviceSlug, deviceCatalogue } from "@/lib/lab/devices";
import { labPath } from "@/lib/lab/lab-path";
import type { Lane } from "@/lib/lab/lane";
import type { LabState } from "@/lib/lab/snapshot-types";
import { t } from "@/lib/language/texts";
import { EvidencePanel } from "../evidence/evidence-panel";
import { BoardStore } from "../lab-client/board-store";
import type { BoardView, Settings } from "../lab-client/board-view";
import type { DeviceAction } from "../lab-client/device-action";
import { actOnDevice } from "../lab-client/device-actions";
import { addDevice, createLab } from "../lab-client/lab-client";
import { replaceQuery } from "../replace-query";
import { Timeline } from "../timeline/timeline";
import { presentation } from "../tour/presentation";
import type { TourProps } from "../tour/read-tour";
import { TourGate } from "../tour/tour-gate";
import { Headline } from "./headline";
import { withSettings } from "./settings-query";
import { ShareButton } from "./share-button";
import { StatusLine } from "./status-line";
import { StrategyColumn } from "./strategy-column";
import { Toolbar } from "./toolbar";
import "./board.css";

type Props = {
  initial: LabState;
  strategies: readonly Strategy[];
  /** The configuration files, highlighted on the server. */
  sources: Partial<Record<Strategy, ReactNode>>;
  /** The tour that the address asks for. */
  tour: TourProps | null;
  /** As the address has them. */
  settings: Settings;
};

/** The whole lab at a glance: who is signed in, who was, and the evidence. */
export function Board({ initial, strategies: asked, sources, tour, settings }: Props) {
  const [store] = useState(() => new BoardStore(initial, settings));
  const view = useSyncExternalStore(store.subscribe, store.read, store.read);
  const [locked, setLocked] = useState(false);
  const [listing, setListing] = useState(false);
  const { device: selected, tab, columns } = view.settings;
  const strategies = columns ?? asked;
  const address = asked.join();
  const shown = strategies.join();
  useSettingsInAddress(view.settings, address, tour !== null);

  const slugs = view.state.devices.map((device) => device.slug).join();
  useEffect(() => store.start(), [store]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address shows what it asks for
  useEffect(() => store.choose({ columns: null }), [store, address]);
  useEffect(() => {
    const devices = slugs.split(",") as DeviceSlug[];
    const lanes = (shown.split(",") as Strategy[]).flatMap((strategy) =>
      devices.map((device) => ({ device, strategy })),
    );
    store.watch(lanes);
  }, [store, shown, slugs]);

  const snapshot = useMemo(() => withOwners(view.state, view.owners), [view.state, view.owners]);

  const select = (device: DeviceSlug) => store.choose({ device });

  function act(lane: Lane, action: DeviceAction): void {
    select(action === "remove" ? "phone" : lane.device);
    void store.perform(action, (view) => actOnDevice(view, lane, action));
  }

  return (
    <>
      <main className="pb-6 outline-none" tabIndex={-1}>
        <Toolbar store={store} view={view} strategies={strategies} locked={locked} />
        <StatusLine store={store} view={view} strategies={strategies} touring={tour !== null} />
        <Headline view={view} strategies={strategies} />
        <div
          data-part="lights"
          data-many={view.state.devices.length > 6 || undefined}
          className={`grid gap-3 px-5 max-sm:px-3 ${strategies.length > 1 ? "lg:grid-cols-2" : ""}`}
        >
          {strategies.map((strategy) => (
            <StrategyColumn
              key={strategy}
              store={store}
              view={view}
              shown={strategies}
              touring={tour !== null}
              strategy={strategy}
              selected={selected}
              onSelect={select}
              onAction={act}
            />
          ))}
        </div>
        <div data-part="timeline" className="px-5 pt-3 max-sm:px-3">
          <Timeline
            snapshot={snapshot}
            strategies={strategies}
            now={view.now}
            choice={{ chosen: view.settings.event, onChoose: (event) => store.choose({ event }) }}
          />
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
        <p
          data-part="foot"
          className="flex flex-wrap items-baseline gap-x-5 gap-y-1 px-5 pt-3 text-muted max-sm:px-3"
        >
          <button
            type="button"
            className="min-h-6 underline hover:text-ink disabled:no-underline"
            disabled={view.state.devices.length === deviceCatalogue.length}
            onClick={() =>
              store.perform("add", async ({ state }) => {
                await addDevice(state.id);
                return t("One more device.");
              })
            }
          >
            {t("Add a device")}
          </button>
          <button
            type="button"
            className="min-h-6 underline hover:text-ink"
            title={t("A new lab. This one stays at its address.")}
            onClick={() =>
              store.perform("start-over", async () => {
                location.assign(labPath(await createLab()));
                return t("A new lab begins.");
              })
            }
          >
            {t("Start over")}
          </button>
          <a
            className="inline-block min-h-6 py-0.5 underline hover:text-ink"
            href={`${view.state.url}/export`}
          >
            {t("Export as JSON")}
          </a>
          <ShareButton lab={view.state.id} />
          <button type="button" className="min-h-6 underline hover:text-ink" onClick={presentation.toggle}>
            {t("Presenter mode")}
          </button>
          <button type="button" className="min-h-6 underline hover:text-ink" onClick={() => setListing(true)}>
            {t("Keys")}
          </button>
          <span>
            {t("This lab lives until {expiresAt} UTC.", {
              expiresAt: view.state.expiresAt.slice(0, 16).replace("T", " "),
            })}
          </span>
        </p>
      </main>
      <TourGate
        store={store}
        view={view}
        tour={tour}
        onLock={setLocked}
        listing={listing}
        onList={setListing}
      />
    </>
  );
}

/**
 * A tour chooses by itself, and its address is a step's.
 * @param shown changes with the address
 */
function useSettingsInAddress(settings: Settings, shown: string, touring: boolean): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another view has another address
  useEffect(() => {
    if (!touring) replaceQuery(withSettings(location.search, settings));
  }, [settings, shown, touring]);
}

/** Bob's tablet bears his name, in the timeline too. */
function withOwners(state: LabState, owners: BoardView["owners"]): LabState {
  const devices = state.devices.map(({ name, ...device }) => {
    const owner = owners.get(device.slug);
    return { ...device, name: owner ? `${name}, ${owner}` : name };
  });
  return { ...state, devices };
}
