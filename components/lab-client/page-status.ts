import { jarPath } from "@/lib/device/cookie-jar";
import { t } from "@/lib/language/texts";
import type { RequestingLane } from "./device-client";
import { LabProblem } from "./request";

/**
 * Fetches a device's own page as that device, and reads what it says.
 * @throws LabProblem `unreachable` when what comes is not that page
 */
export async function readPageStatus({
  database: _,
  ...lane
}: RequestingLane): Promise<"signed-in" | "signed-out"> {
  const response = await fetch(jarPath(lane), { cache: "no-store" });
  const status = /data-account="(\w+)"/.exec(await response.text())?.[1];
  if (!status) throw new LabProblem("unreachable", t("The device's page did not come."));
  return status === "200" ? "signed-in" : "signed-out";
}
