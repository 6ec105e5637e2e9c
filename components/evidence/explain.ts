import { strategyRecords } from "@/lessons/strategies/strategy";
import type { Reason } from "@/lib/evidence/reason";
import type { Lane } from "@/lib/lab/lane";
import type { LabEvent } from "@/lib/lab/snapshot-types";
import type { Strategy } from "@/lib/lab/strategy";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";

const words: Record<Reason, string> = inLanguage({
  "no-credential": "no session cookie came with the request",
  "unknown-session": "no such row",
  expired: "it has expired",
  "bad-signature": "this is not something that the server signed",
  malformed: "it is not a token of the form that the server issues, or a claim that must be there is missing",
  "wrong-type": "this is a token, but one of another kind",
  "unknown-key": "the key that it names is no longer accepted",
  "unknown-token": "this refresh token was never issued here",
  reused: "this refresh token had been used before, so every one that followed from it was revoked",
  "wrong-audience": "the token was issued for another lab",
  "wrong-issuer": "the token was issued by another program",
  revoked: "it was revoked",
  "proof-missing": "no proof came with it that the key of this sign-in is here",
  "bad-proof":
    "the proof that came with it is not signed with the key of this sign-in, or not for this request",
  "proof-replayed": "the proof that came with it has been used before",
  "database-unavailable": "it could not be looked up, so the server has no answer",
});

/** Why a check refused, in words. */
export function reasonWords(reason: Reason, strategy: Strategy): string {
  return (reason === "revoked" && strategyRecords[strategy].revokedBy) || words[reason];
}

/** The same; where the lab's events tell what became of the row, with that. */
export function explain(reason: Reason, lane: Lane, events: readonly LabEvent[]): string {
  const text = reasonWords(reason, lane.strategy);
  if (reason !== "unknown-session") return text;
  const last = events.findLast((event) => concerns(event, lane));
  if (last?.kind === "session-revoked") return t("{text}; it was ended from the list of sessions", { text });
  if (last?.kind !== "password-changed") return text;
  const rows = Number(last.detail.sessionsEnded);
  return t("{text}; the password change deleted {rows, plural, one {# row} other {# rows}}", {
    text,
    rows,
  });
}

/** Whether an event began or ended what this device holds. */
function concerns({ kind, device, strategy, detail }: LabEvent, lane: Lane): boolean {
  if (kind === "password-changed") return true;
  if (strategy !== lane.strategy) return false;
  return kind === "cookie-stolen" ? detail.to === lane.device : device === lane.device;
}
