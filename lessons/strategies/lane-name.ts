import { deviceName } from "@/lib/lab/devices";
import type { Lane } from "@/lib/lab/lane";
import type { Strategy } from "@/lib/lab/strategy";
import { t } from "@/lib/language/texts";
import { strategyRecords } from "./strategy";

/** "Laptop, database session", "Phone, JWT": what a card and a device's page are called. */
export function laneName({ device, strategy }: Lane): string {
  return `${deviceName(device)}, ${nameWithin(strategy)}`;
}

/** A strategy's one name, within a longer one. One that is broken says so. */
export function nameWithin(strategy: Strategy): string {
  const title = titleWithin(strategy);
  return strategyRecords[strategy].broken ? t("{title}, broken", { title }) : title;
}

/** The title, but for its first letter. */
export function titleWithin(strategy: Strategy): string {
  return strategyRecords[strategy].title.replace(/^Database/, "database");
}
