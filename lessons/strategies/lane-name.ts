import { deviceName } from "@/lib/lab/devices";
import type { Lane } from "@/lib/lab/lane";
import { strategyRecords } from "./strategy";

/** "Laptop, database session", "Phone, JWT": what a card and a device's page are called. */
export function laneName({ device, strategy }: Lane): string {
  return `${deviceName(device)}, ${strategyRecords[strategy].inGroup}`;
}
