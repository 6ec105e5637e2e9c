import type { Distance } from "@/lessons/scenarios/scenario";
import type { Strategy } from "@/lessons/strategies/strategy";
import { type Expiry, expiries } from "@/lib/device/expiry";
import type { Keeping } from "@/lib/evidence/keeping";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { lookUp } from "@/lib/look-up";
import type { BoardStore } from "../lab-client/board-store";
import type { BoardView } from "../lab-client/board-view";
import { cacheNames } from "../lab-client/cache-names";
import { databaseNames } from "../lab-client/database-names";
import { type BoardControl, nextControl } from "../lab-client/next-control";
import { Select } from "../ui/select";
import { AccountMenu } from "./account-menu";

type Props = {
  store: BoardStore;
  view: BoardView;
  strategies: readonly Strategy[];
  /** The strip says what to do next. */
  touring: boolean;
};

/** One line, always there, so that nothing jumps: what was just done, or what is wrong. */
export function StatusLine({ store, view, strategies, touring }: Props) {
  const { message, busy, trouble, over, outdated, spoken, state, settings } = view;
  const { database, expiry } = settings;
  const alert = trouble !== null || outdated || message.tone === "alert";
  // One line has room for so much: a longer message stands alone. A tour says by itself what is next.
  const next =
    message.text.length > 40 || alert
      ? ""
      : conditionWords(database) ||
        rollingWords(view) ||
        (touring ? "" : reuseWords(view, strategies) || hint(view));
  const doing = busy === null ? null : (lookUp(busyWords, busy) ?? t("Working…"));
  const words =
    trouble ?? (outdated ? t("This page is older than the program:") : (doing ?? `${message.text} ${next}`));
  return (
    <div
      data-part="status"
      className="-mt-1 flex items-center justify-between gap-x-4 px-5 max-sm:flex-wrap pb-1.5 max-sm:px-3 text-[0.8125rem]"
    >
      <p
        role="status"
        className={`max-sm:min-h-[3lh] max-sm:w-full ${alert ? "font-semibold text-alert" : "text-muted"}`}
      >
        {words}{" "}
        {outdated && (
          <button type="button" className="underline" onClick={() => location.reload()}>
            {t("reload")}
          </button>
        )}
        {over && (
          <a className="underline" href="/">
            {t("Start another lab")}
          </a>
        )}
      </p>
      <div data-part="choices" className="flex gap-x-4 text-muted max-sm:flex-wrap">
        <AccountMenu
          store={store}
          lab={state.id}
          strategies={strategies}
          user={state.user}
          asks={settings.asks}
          disabled={over}
        />
        <Select
          label={t("Expiry")}
          control="expiry"
          value={expiry}
          options={expiries.map((name) => [name, t(name)])}
          onChange={(value) => store.choose({ expiry: value as Expiry })}
        />
        <Select
          label={t("Cache")}
          control="cache"
          value={settings.cache}
          options={Object.entries(cacheNames)}
          onChange={(value) => store.choose({ cache: value as Keeping })}
        />
        <Select
          label={t("Database")}
          control="database"
          value={database}
          options={Object.entries(databaseNames)}
          onChange={(value) => store.choose({ database: value as Distance })}
        />
      </div>
      <p aria-live="polite" className="sr-only">
        {spoken}
      </p>
    </div>
  );
}

/** What is under way, from the press until the checks have found what came of it. */
const busyWords: Record<string, string> = inLanguage({
  "sign-in": "Signing in…",
  steal: "Copying the cookie…",
  change: "Changing the password…",
});

function conditionWords(database: Distance): string {
  if (database === "near") return "";
  if (database === "down") {
    return t("For the devices' requests the database is switched off.");
  }
  return t("Every statement of a device's request now takes {database} ms longer.", {
    database: database.slice("slow:".length),
  });
}

/** Nothing that the board does by itself puts an end off. */
function rollingWords({ settings, state }: BoardView): string {
  const signedIn = state.events.some(({ kind }) => kind === "signed-in");
  if (settings.expiry === "absolute" || !signedIn) return "";
  const end = settings.expiry === "capped" ? t(", up to one and a half lifetimes") : "";
  return t("Rolling expiry: a check renews nothing. “Visit /session” in a device's menu does{end}.", { end });
}

/** Why a device may be out that did nothing wrong, until something else is done. */
function reuseWords({ state }: BoardView, strategies: readonly Strategy[]): string {
  const last = state.events.findLast(({ strategy }) => strategy === null || strategies.includes(strategy));
  if (last?.kind !== "refresh-token-reused") return "";
  return t("A used refresh token was presented: the server revoked every token of this sign-in.");
}

/** What to do next, until everything has been seen once. */
function hint(view: BoardView): string {
  const next = nextControl(view);
  return next ? hints[next] : "";
}

const hints: Record<BoardControl, string> = inLanguage({
  "sign-in": "Begin with “Sign in everywhere”.",
  steal: "Now let a thief copy the phone's cookie.",
  "change-password": "Now Alice changes her password. Who is still signed in?",
});
