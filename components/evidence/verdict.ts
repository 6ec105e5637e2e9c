import type { Reason } from "@/lib/auth/reason";
import type { LabEvent } from "@/lib/lab/snapshot-types";

const words: Record<Reason, string> = {
  "no-credential": "there is nothing to recognise this device by",
  "unknown-session": "no row has this id",
  expired: "its time is over",
  "bad-signature": "this is not something that the server signed",
  malformed: "this is not a token at all",
  "wrong-audience": "the token was issued for another lab",
  "wrong-issuer": "the token comes from somebody else",
  revoked: "it was revoked",
  "database-unavailable": "the session could not be looked up, so nobody can say",
};

/** Why a check refused, in words; where the lab knows what became of the row, with that. */
export function explain(reason: Reason, events: readonly LabEvent[]): string {
  if (reason !== "unknown-session") return words[reason];
  const change = events.findLast((event) => event.kind === "password-changed");
  if (!change) return words[reason];
  const rows = Number(change.detail.sessionsEnded);
  return `${words[reason]}; the password change deleted ${rows === 1 ? "1 row" : `${rows} rows`}`;
}
