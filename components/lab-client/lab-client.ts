import type { Distance } from "@/lessons/scenarios/scenario";
import type { PasswordChanged } from "@/lib/device/change-password";
import type { Check } from "@/lib/device/check";
import { jarPath } from "@/lib/device/cookie-jar";
import type { Expiry } from "@/lib/device/expiry";
import type { Lifetime } from "@/lib/device/lifetime";
import type { ListedSession } from "@/lib/device/sessions";
import type { EventEvidence } from "@/lib/evidence/evidence";
import type { Keeping } from "@/lib/evidence/keeping";
import type { Bystander } from "@/lib/lab/bystanders";
import type { DeviceSlug } from "@/lib/lab/devices";
import { labPath } from "@/lib/lab/lab-path";
import type { LabLane } from "@/lib/lab/lane";
import type { Role } from "@/lib/lab/role";
import type { LabSnapshot, LabState } from "@/lib/lab/snapshot-types";
import { lookUp } from "@/lib/look-up";
import type { SharedLink } from "@/lib/shared-link";
import { alone } from "./alone";

/** A check as the browser made it, with the exchange that carried it. */
export type CheckAnswer = Check & { exchange: HttpExchange };

/** A lane that makes requests, what they are to find the database to be, and what may be believed without it. */
export type RequestingLane = LabLane & { database?: Distance; cache?: Keeping };

export type HttpExchange = {
  method: string;
  url: string;
  statusText: string;
  /** The answer's headers, as far as the browser lets a page see them. */
  headers: [name: string, value: string][];
};

/** Milliseconds that an answer may take: longer than the farthest database. */
const patience = 15_000;

/** A refusal, in the server's words. */
export class LabProblem extends Error {
  override name = "LabProblem";

  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

type ProblemBody = { code?: string; title?: string; detail?: string };

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

let outdated = false;

/**
 * Whether a state came from another version of the program than this page, whose version Next puts into the
 * environment as it loads. With hot reload there is none.
 */
export function isOutdated(): boolean {
  return outdated;
}

/** The last state that was told, with its tag and when it came by this page's own clock. */
let told: { lab: string; tag: string; state: LabState; at: number } | null = null;

/** What is as it was is not sent again: only the time goes on. */
export async function fetchState(lab: string): Promise<LabState> {
  const known = told?.lab === lab ? told : null;
  const response = await ask(
    `${labPath(lab)}/state`,
    known ? { headers: { "if-none-match": known.tag } } : {},
  );
  const version = response.headers.get("x-deployment-id");
  outdated ||= version !== null && version !== process.env.NEXT_DEPLOYMENT_ID;
  const at = performance.now();
  if (response.status === 304 && known) {
    const now = new Date(Date.parse(known.state.now) + at - known.at).toISOString();
    return { ...known.state, now };
  }
  if (!response.ok) throw toProblem(await response.json());
  const state: LabState = await response.json();
  const tag = response.headers.get("etag");
  told = tag === null ? null : { lab, tag, state, at };
  return state;
}

/** @returns the new lab's id */
export async function createLab(): Promise<string> {
  return (await (await send("/api/labs", { method: "POST" })).json()).id;
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
  await postForm(addressOf(lane, "api/auth/callback/credentials"), {
    ...form,
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
function exchangeToken(lane: RequestingLane): Promise<CheckAnswer> {
  return askAnswer(addressOf(lane, "refresh"), { method: "POST", keepalive: true });
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
  if (!session) throw new LabProblem("unknown-session", "This device has no session.");
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

/** What the request did that made an event; `null` where it is not kept. */
export async function fetchEvidence(lab: string, event: string): Promise<EventEvidence | null> {
  return (await (await send(`${labPath(lab)}/events/${event}`, {})).json()).evidence;
}

export async function banAccount(lab: string): Promise<void> {
  await send(`${labPath(lab)}/ban`, { method: "POST" });
}

export async function liftBan(lab: string): Promise<void> {
  await send(`${labPath(lab)}/ban`, { method: "DELETE" });
}

/** @param limit database sessions that a user may have at once; `null` for as many as there are */
export async function limitSessions(lab: string, limit: 1 | null): Promise<void> {
  await postJson(`${labPath(lab)}/session-limit`, { limit });
}

export async function changeRole(lab: string, role: Role): Promise<void> {
  await postJson(`${labPath(lab)}/role`, { role });
}

export async function deleteAccount(lab: string): Promise<void> {
  await send(`${labPath(lab)}/account`, { method: "DELETE" });
}

export async function restoreAccount(lab: string): Promise<void> {
  await send(`${labPath(lab)}/account`, { method: "POST" });
}

/** Others of this lab, who have done nothing. They are made at the first call. */
export async function inviteBystanders(lab: string): Promise<Bystander[]> {
  return (await (await send(`${labPath(lab)}/bystanders`, { method: "POST" })).json()).bystanders;
}

/** A link that makes another browser an owner of the lab, once. */
export async function offerHandover(lab: string): Promise<SharedLink & { expiresAt: string }> {
  return (await send(`${labPath(lab)}/handover`, { method: "POST" })).json();
}

/** A link to watch the lab: the same one until it is taken back. */
export async function openToWatchers(lab: string): Promise<SharedLink> {
  return (await send(`${labPath(lab)}/watch`, { method: "POST" })).json();
}

export async function closeToWatchers(lab: string): Promise<void> {
  await send(`${labPath(lab)}/watch`, { method: "DELETE" });
}

/** @param path of the link under which the lab is watched */
export async function fetchWatched(path: string): Promise<LabSnapshot> {
  return (await send(`${path}/state`, {})).json();
}

export async function addDevice(lab: string): Promise<void> {
  await send(`${labPath(lab)}/devices`, { method: "POST" });
}

export async function removeDevice(lab: string, device: DeviceSlug): Promise<void> {
  await send(`${labPath(lab)}/devices/${device}`, { method: "DELETE" });
}

/** Under the device's path, so that the browser sends that device's cookies. */
function addressOf({ database = "near", cache = "0", ...lane }: RequestingLane, endpoint: string): string {
  const query = [database !== "near" && `db=${database}`, cache !== "0" && `cache=${cache}`].filter(Boolean);
  return `${jarPath(lane)}/${endpoint}${query.length > 0 ? `?${query.join("&")}` : ""}`;
}

export function postJson(url: string, body: unknown): Promise<Response> {
  return sendJson("POST", url, body);
}

function sendJson(method: "POST" | "DELETE", url: string, body: unknown): Promise<Response> {
  return send(url, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Auth.js answers a form with a redirect. Asked to, it says where to instead: an error is in that address. */
async function postForm(url: string, form: Record<string, string>): Promise<void> {
  const response = await send(url, {
    method: "POST",
    headers: { "x-auth-return-redirect": "1" },
    body: new URLSearchParams(form),
  });
  const target = new URL((await response.json()).url, location.href);
  const error = target.searchParams.get("error");
  if (!error) return;
  const code = target.searchParams.get("code") ?? error;
  throw new LabProblem(code, `The sign-in was refused${lookUp(refusals, code) ?? ""}.`);
}

/** Why a sign-in was refused, by the code that Auth.js puts into the address. */
const refusals: Record<string, string> = {
  credentials: ": the e-mail address or the password is not right",
  "account-banned": ": the account is banned",
  "too-many-attempts": ": too many wrong passwords came before",
};

async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await ask(url, init);
  if (!response.ok) throw toProblem(await response.json());
  return response;
}

/** @throws LabProblem `unreachable` when nobody answers, or something that is not this server */
async function ask(url: string, init: RequestInit): Promise<Response> {
  const options = { cache: "no-store" as const, signal: AbortSignal.timeout(patience), ...init };
  const response = await fetch(url, options).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  const type = response.headers.get("content-type") ?? "";
  if (![204, 304].includes(response.status) && !type.includes("json")) throw unreachable(response.status);
  return response;
}

function unreachable(cause: unknown): LabProblem {
  return new LabProblem("unreachable", "The server does not answer. The board goes on asking.", { cause });
}

function toProblem({ code = "internal", title, detail }: ProblemBody): LabProblem {
  return new LabProblem(code, detail ?? title ?? "The server could not answer.");
}
