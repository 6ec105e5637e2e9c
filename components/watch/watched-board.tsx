"use client";

import { useEffect, useState } from "react";
import { type Strategy, strategyRecords } from "@/lessons/strategies/strategy";
import type { LabSnapshot } from "@/lib/lab/snapshot-types";
import { t } from "@/lib/language/texts";
import { Timeline } from "../timeline/timeline";
import { EventList } from "./event-list";
import { watch } from "./watch";
import { latestRun, WatchedLight } from "./watched-light";

type Props = {
  initial: LabSnapshot;
  /** The address of the link that this is watched under. */
  path: string;
  strategies: readonly Strategy[];
};

/** Lights, timeline and events of a lab as its owner's checks find them, with nothing to press. */
export function WatchedBoard({ initial, path, strategies }: Props) {
  const [snapshot, setSnapshot] = useState(initial);
  const [trouble, setTrouble] = useState("");
  useEffect(() => watch(path, setSnapshot, setTrouble), [path]);
  const { devices, checks, events } = snapshot;
  const now = Date.parse(snapshot.now);
  return (
    <main className="pb-6">
      <p
        role="status"
        className={`px-5 py-3 max-sm:px-3 ${trouble ? "font-semibold text-alert" : "text-muted"}`}
      >
        {trouble ||
          t("You are watching somebody's lab. {lastCheckWords}", {
            lastCheckWords: lastCheckWords(snapshot),
          })}
      </p>
      <div className={`grid gap-3 px-5 max-sm:px-3 ${strategies.length > 1 ? "lg:grid-cols-2" : ""}`}>
        {strategies.map((strategy) => (
          <section
            key={strategy}
            data-strategy={strategy}
            className="panel border-t-[3px] border-t-accent px-3 pt-2.5 pb-3"
          >
            <h2 className="font-bold text-[0.9375rem]">{strategyRecords[strategy].title}</h2>
            <div className="mt-2 grid grid-cols-1 gap-2 sm:grid-cols-[repeat(auto-fit,minmax(10.5rem,1fr))]">
              {devices.map((device) => (
                <WatchedLight
                  key={device.slug}
                  lane={{ device: device.slug, strategy }}
                  run={latestRun(checks, { device: device.slug, strategy })}
                />
              ))}
            </div>
          </section>
        ))}
      </div>
      <div className="px-5 pt-3 max-sm:px-3">
        <Timeline snapshot={snapshot} strategies={strategies} now={now} />
      </div>
      <div className="px-5 pt-3 max-sm:px-3">
        <EventList events={events} />
      </div>
    </main>
  );
}

function lastCheckWords({ checks, now }: LabSnapshot): string {
  const last = Math.max(...checks.map(({ lastAt }) => Date.parse(lastAt)));
  if (checks.length === 0) return t("Its owner has not checked anything yet.");
  const seconds = Math.max(0, Math.round((Date.parse(now) - last) / 1000));
  return seconds < 5
    ? t("This is what its owner's checks find.")
    : t("Its owner's last check was {seconds} s ago: the board is closed or paused there.", { seconds });
}
