import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { lookUp } from "@/lib/look-up";
import { noteServerTime } from "./server-clock";

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

export function postJson(url: string, body: unknown): Promise<Response> {
  return sendJson("POST", url, body);
}

export function sendJson(method: "POST" | "DELETE", url: string, body: unknown): Promise<Response> {
  return send(url, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Auth.js answers a form with a redirect. Asked to, it says where to instead: an error is in that address. */
export async function postForm(url: string, form: Record<string, string>): Promise<void> {
  const response = await send(url, {
    method: "POST",
    headers: { "x-auth-return-redirect": "1" },
    body: new URLSearchParams(form),
  });
  const target = new URL((await response.json()).url, location.href);
  const error = target.searchParams.get("error");
  if (!error) return;
  const code = target.searchParams.get("code") ?? error;
  throw new LabProblem(code, t("The sign-in was refused{lookUp}.", { lookUp: lookUp(refusals, code) ?? "" }));
}

/** Why a sign-in was refused, by the code that Auth.js puts into the address. */
const refusals: Record<string, string> = inLanguage({
  credentials: ": the e-mail address or the password is not right",
  "account-banned": ": the account is banned",
  "too-many-attempts": ": too many wrong passwords came before",
  "proof-missing": ": no proof of the device's key came with it",
  "bad-proof": ": the proof of the device's key does not hold",
  "proof-replayed": ": the proof of the device's key has been used before",
});

export async function send(url: string, init: RequestInit): Promise<Response> {
  const response = await ask(url, init);
  if (!response.ok) throw toProblem(await response.json());
  return response;
}

/** @throws LabProblem `unreachable` when nobody answers, or something that is not this server */
export async function ask(url: string, init: RequestInit): Promise<Response> {
  const options = { cache: "no-store" as const, signal: AbortSignal.timeout(patience), ...init };
  const response = await fetch(url, options).catch((cause: unknown) => {
    throw unreachable(cause);
  });
  noteServerTime(response);
  const type = response.headers.get("content-type") ?? "";
  if (![204, 304].includes(response.status) && !type.includes("json")) throw unreachable(response.status);
  return response;
}

function unreachable(cause: unknown): LabProblem {
  return new LabProblem("unreachable", t("The server does not answer. The board goes on asking."), { cause });
}

export function toProblem({ code = "internal", title, detail }: ProblemBody): LabProblem {
  return new LabProblem(code, detail ?? title ?? t("The server could not answer."));
}
