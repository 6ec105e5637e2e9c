import "server-only";
import { getPrisma } from "../db/database";
import { Problem } from "../errors";
import type { Reason } from "../evidence/reason";
import { flushChecks } from "./check-log";
import { type DeviceSlug, deviceName } from "./devices";
import { type LabId, labLifetime } from "./lab-id";
import { labPath } from "./lab-path";
import { alice } from "./labs";
import { mostKept } from "./most-kept";
import { isPhoneSlug, phoneSlug } from "./phones";
import type { Role } from "./role";
import { shortId } from "./short-id";
import type { EventKind, LabEvent, LabSnapshot, LabState } from "./snapshot-types";
import type { Strategy } from "./strategy";

/** What only a challenge looks at, or the wall of a class. */
const notDrawn = { email: true, role: true, statements: true, sql: true, free: true, outage: true } as const;

/** The run of a lab, for others: its devices, what every check found, and what was done. */
export async function readSnapshot(lab: LabId): Promise<LabSnapshot> {
  return forOthers(await readState(lab));
}

/** The same with the phones of a class, of which there can be a thousand. */
export async function readWholeRun(lab: LabId): Promise<LabSnapshot> {
  return forOthers(await read(lab, () => true));
}

function forOthers({ user: _, url: __, id, ...snapshot }: LabState): LabSnapshot {
  return { id: shortId(id), ...snapshot };
}

/** What the board needs: the run, and Alice with the password that she has now. A class's phones are on its wall. */
export function readState(id: LabId): Promise<LabState> {
  return read(id, (device) => !isPhoneSlug(device));
}

async function read(id: LabId, isShown: (device: string | null) => boolean): Promise<LabState> {
  await flushChecks();
  const lab = await getPrisma().lab.findUnique({
    where: { id },
    include: {
      users: { where: { email: alice.email }, select: { role: true, bannedAt: true } },
      devices: { orderBy: [{ addedAt: "asc" }] },
      class: { select: { members: { orderBy: { number: "asc" } } } },
      // Counted from the end: the newest.
      events: { orderBy: { id: "asc" }, take: -mostKept.eventsPerLab, omit: { evidence: true } },
      checks: { orderBy: { firstAt: "asc" }, omit: notDrawn },
    },
  });
  if (!lab) throw new Problem("unknown-lab");
  const members = lab.class?.members ?? [];
  const phones = members.map(({ number, joinedAt }) => ({ slug: phoneSlug(number), addedAt: joinedAt }));
  return {
    id,
    url: labPath(id),
    createdAt: lab.createdAt.toISOString(),
    expiresAt: new Date(lab.createdAt.getTime() + labLifetime).toISOString(),
    now: new Date().toISOString(),
    user: {
      email: alice.email,
      password: lab.password,
      role: (lab.users[0]?.role as Role) ?? null,
      banned: Boolean(lab.users[0]?.bannedAt),
      oneSession: lab.oneSession,
    },
    devices: [...lab.devices, ...phones]
      .filter(({ slug }) => isShown(slug))
      .map(({ slug, addedAt }) => ({
        slug: slug as DeviceSlug,
        name: deviceName(slug as DeviceSlug),
        addedAt: addedAt.toISOString(),
      })),
    checks: lab.checks
      .filter(({ device }) => isShown(device))
      .map(({ labId: _, ...run }) => ({
        ...run,
        device: run.device as DeviceSlug,
        strategy: run.strategy as Strategy,
        signedIn: run.status === 200,
        reason: run.reason as Reason | null,
        expiresAt: run.expiresAt?.toISOString() ?? null,
        firstAt: run.firstAt.toISOString(),
        lastAt: run.lastAt.toISOString(),
      })),
    events: lab.events
      .filter(({ device }) => isShown(device))
      .map(({ labId: _, ...event }) => ({
        ...event,
        id: String(event.id),
        kind: event.kind as EventKind,
        device: event.device as DeviceSlug | null,
        strategy: event.strategy as Strategy | null,
        detail: event.detail as LabEvent["detail"],
        at: event.at.toISOString(),
      })),
  };
}
