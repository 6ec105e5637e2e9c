import type { Reason } from "@/lib/evidence/reason";
import type { Lane } from "@/lib/lab/lane";
import type { LabEvent } from "@/lib/lab/snapshot-types";

const words: Record<Reason, string> = {
  "no-credential": "there is nothing to recognise this device by",
  "unknown-session": "no row has this id",
  expired: "its time is over",
  "bad-signature": "this is not something that the server signed",
  malformed: "this is not a token at all",
  "wrong-type": "this is a token, but one of another kind",
  "unknown-key": "the key that it names does not count any more",
  "unknown-token": "nobody gave out this refresh token",
  reused: "this refresh token had been used before, so every one that followed from it was revoked",
  "wrong-audience": "the token was issued for another lab",
  "wrong-issuer": "the token comes from somebody else",
  revoked: "it was revoked",
  "database-unavailable": "the session could not be looked up, so nobody can say",
};

/** Why a check refused, in words; where the lab's events tell what became of the row, with that. */
export function explain(reason: Reason, lane: Lane, events: readonly LabEvent[]): string {
  if (reason !== "unknown-session") return words[reason];
  const last = events.findLast((event) => concerns(event, lane));
  if (last?.kind === "session-revoked") return `${words[reason]}; it was ended from the list of sessions`;
  if (last?.kind !== "password-changed") return words[reason];
  const rows = Number(last.detail.sessionsEnded);
  return `${words[reason]}; the password change deleted ${rows === 1 ? "1 row" : `${rows} rows`}`;
}

/** Whether an event began or ended what this device holds. */
function concerns({ kind, device, strategy, detail }: LabEvent, lane: Lane): boolean {
  if (kind === "password-changed") return true;
  if (strategy !== lane.strategy) return false;
  return kind === "cookie-stolen" ? detail.to === lane.device : device === lane.device;
}
