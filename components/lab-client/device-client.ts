import type { Distance } from "@/lessons/scenarios/scenario";
import { type Strategy, strategyRecords } from "@/lessons/strategies/strategy";
import type { StrategyRecord } from "@/lessons/strategies/strategy-record";
import { proofHeader } from "@/lib/client/device-key.mjs";
import type { PasswordChanged } from "@/lib/device/change-password";
import type { Check } from "@/lib/device/check";
import { jarPath } from "@/lib/device/cookie-jar";
import type { Expiry } from "@/lib/device/expiry";
import type { Lifetime } from "@/lib/device/lifetime";
import type { ListedSession } from "@/lib/device/sessions";
import type { Keeping } from "@/lib/evidence/keeping";
import type { DeviceSlug } from "@/lib/lab/devices";
import type { LabLane } from "@/lib/lab/lane";
import { createPassphrase } from "@/lib/lab/passphrase";
import { t } from "@/lib/language/texts";
import { alone } from "./alone";
import { proveDevice } from "./device-keys";
import { ask, LabProblem, postForm, postJson, send, sendJson, toProblem } from "./request";

/** A check as the browser made it, with the exchange that carried it. */
export type CheckAnswer = Check & { exchange: HttpExchange; challenge?: string };

/**
 * A lane that makes requests, what they are to find the database to be, what may be believed without it, and
 * whether they are asked for the password again.
 */
export type RequestingLane = LabLane & { database?: Distance; cache?: Keeping; asks?: boolean };

export type HttpExchange = {
  method: string;
  url: string;
  statusText: string;
  /** The answer's headers, as far as the browser lets a page see them. */
  headers: [name: string, value: string][];
};

/** Makes the request "am I still signed in?" as a device, by calling a URL under that device's path. */
async function checkLane(lane: RequestingLane): Promise<CheckAnswer> {
  return askAnswer(addressOf(lane, "check"), {});
}

async function askAnswer(url: string, init: RequestInit): Promise<CheckAnswer> {
  const response = await ask(url, init);
  const body = await response.json();
  if (!("signedIn" in body)) throw toProblem(body);
  const method = init.method ?? "GET";
  const exchange = { method, url, statusText: response.statusText, headers: [...response.headers] };
  return { ...body, status: response.status, exchange };
}

/** @returns the CSRF token that all of a lab's sign-ins and sign-outs can use */
export async function fetchCsrfToken(lane: RequestingLane): Promise<string> {
  const response = await send(addressOf(lane, "api/auth/csrf"), {});
  return (await response.json()).csrfToken;
}

/** Signs in as a browser's form would, through Auth.js's own endpoint. */
export async function signIn(
  lane: RequestingLane,
  form: { csrfToken: string; email: string; password: string; lifetime: Lifetime; expiry: Expiry },
): Promise<void> {
  const endpoint = "api/auth/callback/credentials";
  await postForm(addressOf(lane, endpoint), {
    ...form,
    ...(isBound(lane.strategy) && { [proofHeader]: await proveDevice(lane, endpoint) }),
    lifetime: String(form.lifetime),
  });
}

export async function signOut(lane: RequestingLane): Promise<void> {
  await postForm(addressOf(lane, "api/auth/signout"), { csrfToken: await fetchCsrfToken(lane) });
}

/** Asks Auth.js's own endpoint who is signed in: a visit, which puts the end of a rolling one off. */
export async function askSession(lane: RequestingLane): Promise<void> {
  await send(addressOf(lane, "api/auth/session"), {});
}

/** @param what the cookie itself, or what the table holds of the session */
export async function stealCookie(
  lane: RequestingLane,
  to: string,
  what: "cookie" | "row" = "cookie",
): Promise<void> {
  await postJson(addressOf(lane, "steal"), { to, what });
}

/** @param to whose browser gets the id that the thief of this lane has made up */
export async function plantId(lane: RequestingLane, to: DeviceSlug): Promise<void> {
  await postJson(addressOf(lane, "plant"), { to });
}

/**
 * Checks as a client with a refresh token does: when the access token has run out, it fetches another and
 * asks again. Where that is refused, the refusal is the answer.
 */
export async function checkAsClient(lane: RequestingLane): Promise<CheckAnswer> {
  const found = await checkLane(lane);
  if (!found.canRefresh) return found;
  return whileNoTabRefreshes(lane, async () => {
    // Another tab may have done it while this one waited: the token that this one knew of is used up then.
    const again = await checkLane(lane);
    if (!again.canRefresh) return again;
    const refreshed = await exchangeToken(lane);
    return refreshed.signedIn ? checkLane(lane) : refreshed;
  });
}

/** Exchanges the refresh token for the next one and a new access token; answered like a check. */
export function refreshLane(lane: RequestingLane): Promise<CheckAnswer> {
  return whileNoTabRefreshes(lane, () => exchangeToken(lane));
}

/** All tabs have the same cookies: two that send one refresh token look like its owner and a thief. */
function whileNoTabRefreshes<T>(lane: RequestingLane, work: () => Promise<T>): Promise<T> {
  return alone(`refresh ${jarPath(lane)}`, work);
}

/** It is not broken off when the page is left: the server would have used the token up, and its successor be lost. */
async function exchangeToken(lane: RequestingLane): Promise<CheckAnswer> {
  const url = addressOf(lane, "refresh");
  const answer = await askAnswer(url, { method: "POST", keepalive: true });
  if (!answer.challenge) return answer;
  const headers = { [proofHeader]: await proveDevice(lane, "refresh", answer.challenge) };
  return askAnswer(url, { method: "POST", keepalive: true, headers });
}

function isBound(strategy: Strategy): boolean {
  return (strategyRecords[strategy] as StrategyRecord).bound === true;
}

/** @returns how many session rows, families of refresh tokens and tokens ended with the old password */
export async function changePassword(
  lane: RequestingLane,
  change: { currentPassword: string; newPassword: string },
): Promise<PasswordChanged> {
  return (await postJson(addressOf(lane, "password"), change)).json();
}

/** Ends the session of a device, as another device that is signed in: finds it in the list, and deletes it. */
export async function revokeSession(
  lane: RequestingLane,
  device: DeviceSlug,
  currentPassword: string,
): Promise<void> {
  const session = (await listSessions(lane)).findLast((listed) => listed.device === device);
  if (!session) throw new LabProblem("unknown-session", t("This device has no session."));
  await endSession(lane, session.id, currentPassword);
}

/** Where Alice is signed in, as a device of hers is told. */
export async function listSessions(lane: RequestingLane): Promise<ListedSession[]> {
  return (await (await send(addressOf(lane, "sessions"), {})).json()).sessions;
}

/** @param id of a session in the list */
export async function endSession(lane: RequestingLane, id: string, currentPassword: string): Promise<void> {
  await sendJson("DELETE", addressOf(lane, `sessions/${id}`), { currentPassword });
}

/** What a thief says for the password, which Alice has told nobody. */
const guess = "not-her-password";

/** Tries something sensitive with what a lane holds, and without the password. */
export async function trySensitive(
  lane: RequestingLane,
  what: "session" | "password" | "account",
): Promise<void> {
  const said = { currentPassword: guess };
  if (what === "password") {
    await postJson(addressOf(lane, "password"), { ...said, newPassword: createPassphrase() });
  } else if (what === "account") {
    await sendJson("DELETE", addressOf(lane, "account"), said);
  } else {
    const other = (await listSessions(lane)).find(({ current }) => !current);
    if (!other) throw new LabProblem("unknown-session", t("There is no other session."));
    await sendJson("DELETE", addressOf(lane, `sessions/${other.id}`), said);
  }
}

/** Under the device's path, so that the browser sends that device's cookies. */
function addressOf(requesting: RequestingLane, endpoint: string): string {
  const { database = "near", cache = "0", asks = true, ...lane } = requesting;
  const query = [
    database !== "near" && `db=${database}`,
    cache !== "0" && `cache=${cache}`,
    !asks && "ask=nothing",
  ].filter(Boolean);
  return `${jarPath(lane)}/${endpoint}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}
