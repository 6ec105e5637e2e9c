import type { EventEvidence } from "@/lib/evidence/evidence";
import type { Bystander } from "@/lib/lab/bystanders";
import type { DeviceSlug } from "@/lib/lab/devices";
import { labPath } from "@/lib/lab/lab-path";
import type { Role } from "@/lib/lab/role";
import type { LabSnapshot } from "@/lib/lab/snapshot-types";
import type { SharedLink } from "@/lib/shared-link";
import { postJson, send } from "./request";

/** @returns the new lab's id */
export async function createLab(): Promise<string> {
  return (await (await send("/api/labs", { method: "POST" })).json()).id;
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
