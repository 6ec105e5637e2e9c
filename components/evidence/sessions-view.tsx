"use client";

import { useEffect, useState } from "react";
import type { ListedSession } from "@/lib/device/sessions";
import { deviceName } from "@/lib/lab/devices";
import { t } from "@/lib/language/texts";
import { listSessions, type RequestingLane } from "../lab-client/device-client";
import { formatLeft } from "./format";

type Props = {
  lane: RequestingLane;
  /** The server's clock, in milliseconds since the epoch. */
  now: number;
  /** Changes whenever the list may have. */
  moment: string;
  onEnd(session: ListedSession): void;
};

/** Where Alice is signed in, as this device is told, with a way to end each; or why there is no such list. */
export function SessionsView({ lane, now, moment, onEnd }: Props) {
  const [sessions, setSessions] = useState<ListedSession[]>();
  const [refusal, setRefusal] = useState("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: read again when something was done
  useEffect(() => {
    let current = true;
    listSessions(lane).then(
      (listed) => {
        if (!current) return;
        setSessions(listed);
        setRefusal("");
      },
      (error: Error) => current && setRefusal(error.message),
    );
    return () => {
      current = false;
    };
  }, [moment]);

  const isAlive = (session: ListedSession) => Date.parse(session.expiresAt) > now;
  if (refusal) return <p className="font-sans text-muted">{refusal}</p>;
  if (!sessions) return <p className="font-sans text-muted">{t("Asking for the list…")}</p>;
  return (
    <ul className="grid gap-1">
      {sessions.filter(isAlive).map((session) => {
        const name = session.device ? deviceName(session.device) : t("Unknown device");
        return (
          <li key={session.id} className="flex flex-wrap items-center gap-x-3">
            <b className="font-semibold">{name}</b>
            <span className="mr-auto text-muted">
              {t("since {signedInAt} UTC, {left} left", {
                signedInAt: session.signedInAt.slice(11, 19),
                left: formatLeft(Date.parse(session.expiresAt) - now),
              })}
              {session.current && t(", this session")}
            </span>
            <button
              type="button"
              aria-label={t("End the session of {name}", { name })}
              className="min-h-6 rounded border border-line px-2 font-sans hover:border-edge"
              onClick={() => onEnd(session)}
            >
              {t("End")}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
