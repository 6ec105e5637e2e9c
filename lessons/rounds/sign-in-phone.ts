import "server-only";
import { CredentialsSignin } from "next-auth";
import { currentRound } from "@/lib/class/rounds";
import { noteSignedIn } from "@/lib/class/turns";
import { getPrisma } from "@/lib/db/database";
import { type CookieJar, type CookieToSet, jarPath } from "@/lib/device/cookie-jar";
import { performAuth } from "@/lib/device/endpoint";
import { Problem } from "@/lib/errors";
import type { DeviceSlug } from "@/lib/lab/devices";
import type { LabId } from "@/lib/lab/lab-id";
import { alice } from "@/lib/lab/labs";
import { mostKept } from "@/lib/lab/most-kept";
import { phoneSlug } from "@/lib/lab/phones";
import type { Strategy } from "@/lib/lab/strategy";
import { Places } from "@/lib/places";
import { RecentMap } from "@/lib/recent-map";
import { singleton } from "@/lib/singleton";
import { rulesOf } from "../strategies/rules";

/** A class comes all at once: it waits here, and not in the queue for passwords, which has room for fewer. */
const places = () =>
  singleton(
    "class-sign-ins",
    () => new Places({ perLab: 8, total: 16, waitingPerLab: 1_000, waiting: 3_000 }, "too-many-passwords"),
  );

/** The sign-ins that are under way, by phone: there are never more than have a place. */
const underWay = singleton(
  "class-sign-ins-under-way",
  () => new RecentMap<string, Promise<CookieToSet[]>>(mostKept.labsInMemory),
);

/** How often a sign-in begins anew when the password is changed in the midst of it. */
const attempts = 3;

/**
 * Signs a phone in under both strategies of the round, in Alice's name and through Auth.js: the phone is given
 * the cookies, and never the password. Once the act has begun, a phone that has been signed in already is not
 * signed in anew. One that asks again while it is being signed in is given the same cookies: however often it asks,
 * the others wait for one sign-in of it.
 * @returns the cookies to set
 * @throws Problem `too-many-passwords`, `account-banned`, `no-account`
 */
export function signInPhone(lab: LabId, number: number, secure: boolean): Promise<CookieToSet[]> {
  const key = `${lab}/${number}`;
  const begun = underWay.get(key);
  if (begun) return begun;
  const signingIn = signInBoth(lab, number, secure).finally(() => underWay.delete(key));
  underWay.set(key, signingIn);
  return signingIn;
}

function signInBoth(lab: LabId, number: number, secure: boolean): Promise<CookieToSet[]> {
  return places().within(lab, undefined, async () => {
    const round = await currentRound(lab);
    if (round.actingAt && (await hasTurn(lab, round.number, number))) return [];
    await forgetSessions(lab, number);
    const device = phoneSlug(number);
    const cookies: CookieToSet[] = [];
    for (const strategy of [round.left, round.right]) {
      cookies.push(...(await signIn({ lab, device, strategy, secure }, round.lifetime)));
    }
    await noteSignedIn(lab, round.number, number);
    return cookies;
  });
}

/** Signs a device in whose cookies are not at hand, with the password that the lab has now. */
export async function signIn(
  where: { lab: LabId; device: DeviceSlug; strategy: Strategy; secure: boolean },
  lifetime: number,
): Promise<CookieToSet[]> {
  for (let attempt = 1; ; attempt += 1) {
    const password = await passwordOf(where.lab);
    const form = { email: alice.email, password, lifetime: `${lifetime}` };
    const jar = emptyJar(where);
    try {
      const cookies = await performAuth(jar, "/callback/credentials", form);
      // Those of Auth.js that are the whole lab's are of no use to a phone.
      return cookies.filter(({ options }) => options.path === jarPath(jar));
    } catch (error) {
      if (!(error instanceof CredentialsSignin)) throw error;
      if (error.code === "account-banned") throw new Problem("account-banned");
      if (attempt === attempts) throw new Problem("no-account", undefined, { cause: error });
    }
  }
}

/** The jar of a device on the server's side: it holds no cookie. */
export function emptyJar(where: {
  lab: LabId;
  device: DeviceSlug;
  strategy: Strategy;
  secure: boolean;
}): CookieJar {
  return {
    ...where,
    rules: rulesOf(where.strategy),
    credential: null,
    refreshToken: null,
    sessionCopy: null,
    alsoSet: [],
    // Not the address: a password that is changed in the midst of it is no wrong guess of the room's.
    visitor: () => `class/${where.device}`,
  };
}

/** @throws Problem `unknown-lab` */
export async function passwordOf(lab: LabId): Promise<string> {
  const found = await getPrisma().lab.findUnique({ where: { id: lab }, select: { password: true } });
  if (!found) throw new Problem("unknown-lab");
  return found.password;
}

async function hasTurn(labId: LabId, round: number, phone: number): Promise<boolean> {
  const where = { labId_round_phone: { labId, round, phone } };
  const turn = await getPrisma().turn.findUnique({ where, select: { signedInAt: true } });
  return Boolean(turn?.signedInAt);
}

/** A sign-in takes the place of the one before (OWASP ASVS 5.0, 7.2.4), whose cookie lies on another path. */
async function forgetSessions(labId: LabId, number: number): Promise<void> {
  await getPrisma().session.deleteMany({ where: { device: phoneSlug(number), user: { labId } } });
}
