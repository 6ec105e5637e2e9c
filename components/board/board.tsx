"use client";

import { type ReactNode, useEffect, useState, useSyncExternalStore } from "react";
import { defaultLifetime, type Lifetime } from "@/lib/auth/lifetime";
import type { Strategy } from "@/lib/auth/strategy";
import { type DeviceSlug, deviceCatalogue, thief } from "@/lib/lab/devices";
import type { LabId } from "@/lib/lab/lab-id";
import { type Lane, laneName } from "@/lib/lab/lane";
import type { LabState } from "@/lib/lab/snapshot-types";
import { EvidencePanel } from "../evidence/evidence-panel";
import { Timeline } from "../timeline/timeline";
import { signedInLane, signInLanes } from "./board-actions";
import { BoardStore } from "./board-store";
import type { DeviceAction } from "./device-menu";
import { addDevice, revokeSession, signOut, stealCookie } from "./lab-client";
import { type Database, StatusLine } from "./status-line";
import { StrategyColumn } from "./strategy-column";
import { Toolbar } from "./toolbar";

type Props = {
  initial: LabState;
  strategies: readonly Strategy[];
  /** The configuration files, highlighted on the server. */
  sources: Partial<Record<Strategy, ReactNode>>;
};

/** The whole lab at a glance: who is signed in, who was, and the evidence. */
export function Board({ initial, strategies, sources }: Props) {
  const [store] = useState(() => new BoardStore(initial));
  const view = useSyncExternalStore(store.subscribe, store.read, store.read);
  const [lifetime, setLifetime] = useState<Lifetime>(defaultLifetime);
  const [database, setDatabase] = useState<Database>("near");
  const [selected, setSelected] = useState<DeviceSlug>("phone");

  const shown = strategies.join();
  const slugs = view.state.devices.map((device) => device.slug).join();
  useEffect(() => store.start(), [store]);
  useEffect(() => {
    const devices = slugs.split(",") as DeviceSlug[];
    const lanes = (shown.split(",") as Strategy[]).flatMap((strategy) =>
      devices.map((device) => ({ device, strategy })),
    );
    store.watch(lanes, database);
  }, [store, shown, slugs, database]);

  function act(lane: Lane, action: DeviceAction): Promise<void> {
    const lab = view.state.id as LabId;
    const name = laneName(lane);
    const actions: Record<DeviceAction, () => Promise<string>> = {
      check: async () => `${name}: checked.`,
      "sign-in": async () => {
        await signInLanes(store.read().state, [lane], lifetime);
        return `${name}: signed in.`;
      },
      "sign-out": async () => {
        await signOut({ lab, ...lane });
        return `${name}: signed out.`;
      },
      revoke: async () => {
        const asking = signedInLane(store.read(), [lane.strategy], lane.device) ?? lane;
        await revokeSession({ lab, ...asking }, lane.device);
        return `${name}: ended from ${laneName(asking)}.`;
      },
      steal: async () => {
        await stealCookie({ lab, ...lane }, thief);
        return `The thief's browser now holds a copy of this cookie: ${name}.`;
      },
    };
    setSelected(lane.device);
    return store.perform(action, actions[action]);
  }

  return (
    <main className="pb-6">
      <Toolbar
        store={store}
        view={view}
        strategies={strategies}
        lifetime={lifetime}
        onLifetime={setLifetime}
      />
      <StatusLine view={view} database={database} onDatabase={setDatabase} />
      <div className={`grid gap-3 px-5 max-sm:px-3 ${strategies.length > 1 ? "lg:grid-cols-2" : ""}`}>
        {strategies.map((strategy) => (
          <StrategyColumn
            key={strategy}
            view={view}
            strategy={strategy}
            selected={selected}
            onSelect={setSelected}
            onAction={act}
          />
        ))}
      </div>
      <div className="px-5 pt-3 max-sm:px-3">
        <Timeline snapshot={view.state} strategies={strategies} now={view.now} />
      </div>
      <div className="px-5 pt-3 max-sm:px-3">
        <EvidencePanel view={view} strategies={strategies} device={selected} sources={sources} />
      </div>
      <p className="flex flex-wrap gap-x-5 gap-y-1 px-5 pt-3 text-muted max-sm:px-3">
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
        <a className="inline-block min-h-6 py-0.5 underline hover:text-ink" href={`${view.state.url}/export`}>
          Export as JSON
        </a>
        <span>This lab lives until {view.state.expiresAt.slice(0, 16).replace("T", " ")} UTC.</span>
      </p>
    </main>
  );
}
