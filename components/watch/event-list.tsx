import { laneName } from "@/lessons/strategies/lane-name";
import { deviceName } from "@/lib/lab/devices";
import type { LabEvent } from "@/lib/lab/snapshot-types";
import { t } from "@/lib/language/texts";
import { eventWords } from "../timeline/event-words";

/** What was done in a lab, the latest first. */
export function EventList({ events }: { events: readonly LabEvent[] }) {
  return (
    <section aria-labelledby="events" className="panel px-3 py-2">
      <h2 id="events" className="font-semibold text-[0.8125rem]">
        {t("What was done")}
      </h2>
      {events.length === 0 && <p className="text-muted">{t("Nothing yet.")}</p>}
      <ol className="mt-1 max-h-60 overflow-y-auto text-[0.8125rem]">
        {events.toReversed().map((event) => (
          <li key={event.id} className="flex gap-3">
            <time dateTime={event.at} className="font-mono text-muted">
              {event.at.slice(11, 19)}
            </time>
            <span>{[whereOf(event), eventWords[event.kind]].filter(Boolean).join(": ")}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whereOf({ device, strategy }: LabEvent): string {
  if (!device) return "";
  return strategy ? laneName({ device, strategy }) : deviceName(device);
}
