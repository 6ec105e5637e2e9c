import type { Reason } from "../evidence/reason";
import type { DeviceSlug } from "./devices";
import type { Role } from "./role";
import type { Strategy } from "./strategy";

/** When something happened: ISO 8601 with milliseconds, by the server's clock. */
export type Timestamp = string;

export type EventKind =
  | "signed-in"
  | "signed-out"
  /** A visit to Auth.js's /session: a rolling sign-in is renewed by it. */
  | "session-visited"
  | "token-refreshed"
  | "session-revoked"
  | "cookie-stolen"
  | "password-changed"
  | "role-changed"
  | "account-deleted"
  | "account-restored"
  | "account-banned"
  | "ban-lifted"
  | "session-limit-set"
  | "leak-tried"
  | "id-planted"
  | "refresh-token-reused"
  | "key-rotated"
  | "device-added"
  /** A page of another site had Alice's browser send requests to the exhibit. */
  | "other-site-visited";

/** Something that was done in a lab. */
export type LabEvent = {
  id: string;
  kind: EventKind;
  device: DeviceSlug | null;
  strategy: Strategy | null;
  /** What belongs to the kind: `{ to: "thief" }` for a stolen cookie, for instance. */
  detail: Record<string, string | number>;
  at: Timestamp;
};

/** Consecutive checks of one device under one strategy that found the same. */
export type CheckRun = {
  id: string;
  device: DeviceSlug;
  strategy: Strategy;
  signedIn: boolean;
  /** HTTP status of the answers: 200, 401 or 503. */
  status: number;
  /** Absent when signed in. */
  reason: Reason | null;
  /** Tells one session or token from the next in the same cookie jar. */
  credential: string | null;
  /** When the session or token ends by itself. Absent when not signed in. */
  expiresAt: Timestamp | null;
  /** How many checks, one or more. */
  count: number;
  firstAt: Timestamp;
  lastAt: Timestamp;
};

/** The whole run of a lab, as the export gives it and the board draws it. */
export type LabSnapshot = {
  /** In the export cut to six letters. */
  id: string;
  createdAt: Timestamp;
  expiresAt: Timestamp;
  /** The server's clock when it answered. */
  now: Timestamp;
  devices: { slug: DeviceSlug; name: string; addedAt: Timestamp }[];
  /** In order of `firstAt`. */
  checks: CheckRun[];
  /** In order of `id`. */
  events: LabEvent[];
};

/** The snapshot with Alice as she can sign in now: for the board, not for the export. */
export type LabState = LabSnapshot & {
  url: string;
  /** `role` is `null` when her account has been deleted. */
  user: {
    email: string;
    password: string;
    role: Role | null;
    banned: boolean;
    /** A sign-in under database sessions ends the others. */
    oneSession: boolean;
  };
};
