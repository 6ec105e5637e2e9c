"use server";

import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthError, CredentialsSignin } from "next-auth";
import { type CookieJar, type JarAddress, jarPath } from "@/lib/auth/cookie-jar";
import { performAuth } from "@/lib/auth/endpoint";
import { parseFields, readJar, toProblem } from "@/lib/http";
import { changePassword as change, passwordChange } from "@/lib/lab/change-password";
import { revokeSession } from "@/lib/lab/sessions";

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
  redirect(`${pageOf(address)}?${await outcomeOf(address, done, action)}`);
}

async function outcomeOf(
  address: JarAddress,
  done: string,
  action: (jar: CookieJar) => Promise<void>,
): Promise<URLSearchParams> {
  try {
    await action(readJar(address, await cookies(), await headers()));
    return new URLSearchParams({ done });
  } catch (error) {
    if (error instanceof CredentialsSignin) return new URLSearchParams({ error: error.code });
    if (error instanceof AuthError) return new URLSearchParams({ error: error.type });
    return new URLSearchParams({ error: toProblem(error).code });
  }
}

/** Arguments of an action come from the browser: nothing of them goes into an address unquoted. */
function pageOf({ lab, device, strategy }: JarAddress): string {
  const [one, two, three] = [lab, device, strategy].map((part) => encodeURIComponent(String(part)));
  return jarPath({ lab: one, device: two, strategy: three } as JarAddress);
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
