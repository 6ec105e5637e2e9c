"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthError, CredentialsSignin } from "next-auth";
import { z } from "zod";
import { readJar } from "@/lessons/strategies/read-jar";
import { changePassword as change, passwordChange } from "@/lib/device/change-password";
import { type CookieJar, type CookieToSet, jarPath } from "@/lib/device/cookie-jar";
import { passwordProof } from "@/lib/device/current-password";
import { clearedAtSignOut, performAuth } from "@/lib/device/endpoint";
import { refresh } from "@/lib/device/refresh";
import { revokeSession } from "@/lib/device/sessions";
import { Problem } from "@/lib/errors";
import { millisecondsSince, record } from "@/lib/evidence/recorder";
import { setResponseHeader } from "@/lib/evidence/response-header";
import { parseFields, setCookieLines, toProblem } from "@/lib/http";
import { keepEvidence } from "@/lib/lab/event-evidence";
import type { LabLane } from "@/lib/lab/lane";

const sessionEnd = passwordProof.extend({ session: z.string() });
const laneFields = z.object({ lab: z.string(), device: z.string(), strategy: z.string() });

export async function signIn(lane: LabLane, form: FormData): Promise<void> {
  await act(lane, "signed-in", async (jar) => {
    return performAuth(jar, "/callback/credentials", textFields(form));
  });
}

export async function signOut(lane: LabLane): Promise<void> {
  await act(lane, "signed-out", async (jar) => {
    const cleared = await performAuth(jar, "/signout", {});
    setResponseHeader("clear-site-data", clearedAtSignOut);
    return cleared;
  });
}

export async function refreshTokens(lane: LabLane): Promise<void> {
  await act(lane, "refreshed", async (jar) => {
    const { check, setCookies: toSet } = await refresh(jar);
    if (check.status === 503) throw new Problem("database-unavailable");
    if (!check.signedIn) throw new Problem("refresh-refused");
    return toSet;
  });
}

export async function endSession(lane: LabLane, form: FormData): Promise<void> {
  await act(lane, "session-ended", async (jar) => {
    const { session, currentPassword } = parseFields(sessionEnd, Object.fromEntries(form));
    await revokeSession(jar, session, currentPassword);
    return [];
  });
}

export async function changePassword(lane: LabLane, form: FormData): Promise<void> {
  await act(lane, "password-changed", async (jar) => {
    await change(jar, parseFields(passwordChange, Object.fromEntries(form)));
    return [];
  });
}

/** @returns the cookies to set */
type Act = (jar: CookieJar) => Promise<CookieToSet[]>;

/** Does something for a device and goes back to its page, which says how it went. */
async function act(lane: LabLane, done: string, action: Act): Promise<never> {
  redirect(await outcomeOf(lane, done, action));
}

/** @returns where to go */
async function outcomeOf(lane: LabLane, done: string, action: Act): Promise<string> {
  let page = "/";
  try {
    // Arguments of an action come from the browser, and may be anything.
    const sent = await headers();
    const jar = readJar(parseFields(laneFields, lane), sent);
    page = jarPath(jar);
    const start = performance.now();
    const { result: toSet, recording } = await record("near", () => action(jar));
    await setCookies(toSet);
    await keepEvidence(recording, {
      method: "POST",
      path: page,
      status: 303,
      cookie: sent.get("cookie") ?? "",
      setCookies: setCookieLines(toSet),
      ms: millisecondsSince(start),
    });
    return `${page}?done=${done}`;
  } catch (error) {
    return `${page}?error=${codeOf(error)}`;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof CredentialsSignin) return error.code;
  return error instanceof AuthError ? error.type : toProblem(error).code;
}

async function setCookies(toSet: readonly CookieToSet[]): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of toSet) jar.set(name, value, options);
}

function textFields(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
