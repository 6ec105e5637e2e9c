import { formatLeft } from "@/components/evidence/format";
import { strategyRecords } from "@/lessons/strategies/strategy";
import type { ListedSession } from "@/lib/device/sessions";
import { deviceName } from "@/lib/lab/devices";
import type { LabLane } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { endSession } from "./actions";
import { Field } from "./components";

/** Where Alice is signed in, and a way to end each; or why there is no such list. */
export function Sessions({ lane, sessions }: { lane: LabLane; sessions: ListedSession[] | null }) {
  return (
    <section className="panel px-4 py-3">
      <h2 className="font-semibold">{t("Where Alice is signed in")}</h2>
      {sessions === null ? (
        <p className="mt-1 text-muted">{strategyRecords[lane.strategy].noList}</p>
      ) : (
        <form action={endSession.bind(null, lane)} className="mt-1 grid gap-2">
          {/* The first button is what Enter in the field presses: no session is ended by that. */}
          <button type="submit" disabled hidden />
          <Field
            label={t("Your password, to end one")}
            name="currentPassword"
            type="password"
            autoComplete="current-password"
          />
          <ul className="grid gap-1">
            {sessions.map((session) => (
              <li key={session.id} className="flex flex-wrap items-center gap-x-3">
                <b className="font-semibold">
                  {session.device ? deviceName(session.device) : t("Unknown device")}
                </b>
                <span className="mr-auto text-muted">
                  {t("since {signedInAt} UTC, {left} left", {
                    signedInAt: session.signedInAt.slice(11, 19),
                    left: formatLeft(Date.parse(session.expiresAt) - Date.now()),
                  })}
                  {session.current && t(", this session")}
                </span>
                <button type="submit" name="session" value={session.id} className="btn">
                  {t("End")}
                  <span className="sr-only"> {t("the session of this device")}</span>
                </button>
              </li>
            ))}
          </ul>
        </form>
      )}
    </section>
  );
}
