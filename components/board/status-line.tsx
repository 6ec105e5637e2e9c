import type { BoardView } from "./board-store";
import type { Database } from "./toolbar";

/** One line, always there, so that nothing jumps: what was just done, or what is wrong. */
export function StatusLine({ view, database }: { view: BoardView; database: Database }) {
  const { message, over, spoken } = view;
  const words = message.text || conditionWords(database) || hint(view);
  return (
    <div className="-mt-1 px-5 pb-2">
      <p
        role="status"
        className={`min-h-5 text-[13px] ${message.tone === "alert" ? "font-semibold text-alert" : "text-muted"}`}
      >
        {words}{" "}
        {over && (
          <a className="underline" href="/">
            Start another lab
          </a>
        )}
      </p>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </div>
  );
}

function conditionWords(database: Database): string {
  if (database === "near") return "";
  if (database === "down") {
    return "Every check finds the database gone. A session cannot be looked up; a signature can be verified all the same.";
  }
  return `Every SQL statement of a check travels ${database.slice("slow:".length)} ms.`;
}

/** What to do next, until everything has been seen once. */
function hint({ state }: BoardView): string {
  const done = new Set(state.events.map((event) => event.kind));
  if (!done.has("signed-in")) return "Begin with “Sign in everywhere”.";
  if (!done.has("cookie-stolen")) return "Now let a thief copy the phone’s cookie.";
  if (!done.has("password-changed")) return "Now Alice changes her password. Who is still signed in?";
  return "";
}
