"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthError, CredentialsSignin } from "next-auth";
import { z } from "zod";
import { changePassword as change, passwordChange } from "@/lib/device/change-password";
import { type CookieJar, type JarAddress, jarPath } from "@/lib/device/cookie-jar";
import { performAuth } from "@/lib/device/endpoint";
import { refresh } from "@/lib/device/refresh";
import { revokeSession } from "@/lib/device/sessions";
import { Problem } from "@/lib/errors";
import { parseFields, readJar, toProblem } from "@/lib/http";

const addressFields = z.object({ lab: z.string(), device: z.string(), strategy: z.string() });

export async function signIn(address: JarAddress, form: FormData): Promise<void> {
  await act(address, "signed-in", async (jar) => {
    await setCookies(await performAuth(jar, "/callback/credentials", textFields(form)));
  });
}

export async function signOut(address: JarAddress): Promise<void> {
  await act(address, "signed-out", async (jar) => {
    await setCookies(await performAuth(jar, "/signout", {}));
  });
}

export async function refreshTokens(address: JarAddress): Promise<void> {
  await act(address, "refreshed", async (jar) => {
    const { check, setCookies: toSet } = await refresh(jar);
    if (check.status === 503) throw new Problem("database-unavailable");
    if (!check.signedIn) throw new Problem("refresh-refused");
    await setCookies(toSet);
  });
}

export async function endSession(address: JarAddress, session: string): Promise<void> {
  await act(address, "session-ended", async (jar) => {
    await revokeSession(jar, String(session));
  });
}

export async function changePassword(address: JarAddress, form: FormData): Promise<void> {
  await act(address, "password-changed", async (jar) => {
    await change(jar, parseFields(passwordChange, Object.fromEntries(form)));
  });
}

/** Does something for a device and goes back to its page, which says how it went. */
async function act(
  address: JarAddress,
  done: string,
  action: (jar: CookieJar) => Promise<void>,
): Promise<never> {
  redirect(await outcomeOf(address, done, action));
}

/** @returns where to go */
async function outcomeOf(
  address: JarAddress,
  done: string,
  action: (jar: CookieJar) => Promise<void>,
): Promise<string> {
  let page = "/";
  try {
    // Arguments of an action come from the browser, and may be anything.
    const jar = readJar(parseFields(addressFields, address), await cookies(), await headers());
    page = jarPath(jar);
    await action(jar);
    return `${page}?done=${done}`;
  } catch (error) {
    return `${page}?error=${codeOf(error)}`;
  }
}

function codeOf(error: unknown): string {
  if (error instanceof CredentialsSignin) return error.code;
  return error instanceof AuthError ? error.type : toProblem(error).code;
}

async function setCookies(toSet: Awaited<ReturnType<typeof performAuth>>): Promise<void> {
  const jar = await cookies();
  for (const { name, value, options } of toSet) jar.set(name, value, options);
}

function textFields(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
}
