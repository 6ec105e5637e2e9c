import type { LaneObservation, Observation } from "../../lessons/scenarios/expectation";
import type { Expectation } from "../../lessons/scenarios/scenario";
import { createDeviceKey, proofHeader, signProof } from "../../lib/client/device-key.mjs";
import type { Check } from "../../lib/device/check";
import { jarPath } from "../../lib/device/cookie-jar";
import { firstDevices } from "../../lib/lab/devices";
import type { LabId } from "../../lib/lab/lab-id";
import { type Lane, type LaneKey, laneKey, laneOf } from "../../lib/lab/lane";
import { expect } from "../expect";
import type { Stage } from "./stage";

/** A check as its answer tells it. */
export type CheckBody = LaneObservation & Pick<Check, "evidence" | "at" | "canRefresh">;

/** What was found on the devices, with everything that the checks told of themselves. */
export type Found = Omit<Observation, "lanes"> & { lanes: ReadonlyMap<LaneKey, CheckBody> };

/** Asks as a device, with the cookies of the browser that shows the board. */
export async function readCheck(stage: Stage, lane: Lane): Promise<CheckBody> {
  const found = await ask(stage, lane, "GET", "check");
  // The board refreshes by itself. Two clients that refresh with one token would be a theft, so this one
  // asks only after the board was refused.
  if (!found.canRefresh || !(await stage.card(lane).getByText("Signed out").isVisible())) return found;
  const { challenge, ...refused } = await ask(stage, lane, "POST", "refresh");
  if (challenge === undefined) return refused;
  // As somebody who has the cookies and no more: with a key, but not that of the sign-in.
  const htu = `${jarPath({ lab: stage.lab.id as LabId, ...lane })}/refresh`;
  const proof = await signProof(await createDeviceKey(), { htm: "POST", htu, challenge });
  return ask(stage, lane, "POST", "refresh", { [proofHeader]: proof });
}

async function ask(
  stage: Stage,
  lane: Lane,
  method: string,
  endpoint: string,
  headers: Record<string, string> = {},
): Promise<CheckBody & { challenge?: string }> {
  const jar = { lab: stage.lab.id as LabId, ...lane };
  const query = stage.distance === "near" ? "" : `?db=${stage.distance}`;
  const address = `${jarPath(jar)}/${endpoint}${query}`;
  const response = await stage.page.request.fetch(address, { method, headers, maxRetries: 2 });
  const body = await response.json();
  if (!("signedIn" in body)) {
    throw new Error(`${endpoint} of ${laneKey(lane)} answered ${JSON.stringify(body)}`);
  }
  return body;
}

/**
 * Looks at every device, as a program of its own: what the board shows is not asked.
 * @param refused the code with which the action before was refused
 */
export async function observe(
  stage: Stage,
  expected: Expectation = {},
  refused: string | null = null,
): Promise<Found> {
  const named = Object.values(expected).flatMap((part) =>
    typeof part === "object" ? Object.keys(part) : [],
  );
  const usual = stage.strategies.flatMap((strategy) =>
    firstDevices.map((device) => laneKey({ device, strategy })),
  );
  const keys = [...new Set([...usual, ...(named as LaneKey[])])];
  // All at once: what lives for seconds must not run out between the first answer and the last.
  const checks = await Promise.all(keys.map((key) => readCheck(stage, laneOf(key))));
  const lanes = new Map(keys.map((key, index) => [key, checks[index] as CheckBody]));
  const scriptSees = new Map<LaneKey, readonly string[]>();
  for (const key of Object.keys(expected.scriptSees ?? {}) as LaneKey[]) {
    scriptSees.set(key, await readScriptCookies(stage, laneOf(key)));
  }
  const pages = new Map<LaneKey, "signed-in" | "signed-out">();
  for (const key of Object.keys(expected.page ?? {}) as LaneKey[]) {
    pages.set(key, await readPage(stage, laneOf(key)));
  }
  return { lanes, refused, scriptSees, pages };
}

/** What a device's own page says, as it comes from the server. */
async function readPage(stage: Stage, lane: Lane): Promise<"signed-in" | "signed-out"> {
  const response = await stage.page.request.get(jarPath({ lab: stage.lab.id as LabId, ...lane }));
  return (await response.text()).includes('data-account="200"') ? "signed-in" : "signed-out";
}

/**
 * The names of the cookies that a script finds on a device's own page, less the one that it has set itself,
 * and must find: so that nothing read means nothing readable.
 */
async function readScriptCookies(stage: Stage, lane: Lane): Promise<string[]> {
  const path = jarPath({ lab: stage.lab.id as LabId, ...lane });
  const page = await stage.page.context().newPage();
  await page.goto(path);
  const cookies = await page.evaluate((path) => {
    const { document: own } = window;
    own.cookie = `lab.readable=yes; path=${path}; samesite=lax`;
    const seen = own.cookie;
    own.cookie = `lab.readable=; path=${path}; samesite=lax; max-age=0`;
    return seen;
  }, path);
  await page.close();
  const names = cookies.split("; ").flatMap((pair) => pair.split("=")[0] || []);
  expect(names).toContain("lab.readable");
  return names.filter((name) => name !== "lab.readable");
}

/** The code with which a device is refused the list of sessions, or `null`. */
export async function readListRefusal(stage: Stage, lane: Lane): Promise<string | null> {
  const response = await stage.page.request.get(
    `${jarPath({ lab: stage.lab.id as LabId, ...lane })}/sessions`,
  );
  return (await response.json()).code ?? null;
}
