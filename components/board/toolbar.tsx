import type { Strategy } from "@/lessons/strategies/strategy";
import { type Lifetime, lifetimeName, lifetimes } from "@/lib/device/lifetime";
import { t } from "@/lib/language/texts";
import {
  changePasswordFrom,
  signedInLane,
  signInEverywhere,
  stealable,
  stealFromPhone,
} from "../lab-client/board-actions";
import type { BoardStore } from "../lab-client/board-store";
import type { BoardView } from "../lab-client/board-view";
import { Select } from "../ui/select";
import { KeyHint } from "./key-hint";

type Props = {
  store: BoardStore;
  view: BoardView;
  strategies: readonly Strategy[];
  /** The password must not be changed before its consequences are guessed. */
  locked: boolean;
};

/** Alice's credentials, the three things to do, and how it is done. */
export function Toolbar({ store, view, strategies, locked }: Props) {
  const { state, settings, busy, over } = view;
  const { paused, lifetime } = settings;
  // Not `disabled` while something is being done: that would take the keyboard's focus away.
  const waiting = busy !== null;
  const perform = (...action: Parameters<BoardStore["perform"]>): void => {
    if (!waiting) void store.perform(...action);
  };
  const lane = signedInLane(view, strategies);
  return (
    <div
      data-part="toolbar"
      className="flex flex-wrap items-center gap-x-2.5 gap-y-2 px-5 py-2.5 max-sm:px-3"
    >
      <p className="mr-1 font-mono text-[0.8125rem]">
        <span data-part="email">
          <b className="font-semibold">{state.user.email}</b> <span className="text-muted">·</span>{" "}
        </span>
        <span data-testid="password">{state.user.password}</span>
      </p>
      <button
        type="button"
        className="btn max-sm:grow"
        data-control="sign-in"
        aria-keyshortcuts="1"
        disabled={over}
        aria-disabled={waiting}
        onClick={() => perform("sign-in", (view) => signInEverywhere(view, strategies))}
      >
        <KeyHint of="1" />
        {t("Sign in everywhere")}
      </button>
      <button
        type="button"
        className="btn max-sm:grow"
        data-control="steal"
        aria-keyshortcuts="2"
        disabled={over || stealable(view, strategies).length === 0}
        aria-disabled={waiting}
        onClick={() => perform("steal", (view) => stealFromPhone(view, strategies))}
      >
        <KeyHint of="2" />
        {t("Steal the phone's cookie")}
      </button>
      <button
        type="button"
        className="btn btn-main max-sm:grow"
        data-control="change-password"
        aria-keyshortcuts="3"
        disabled={over || !lane || locked}
        aria-disabled={waiting}
        onClick={() => lane && perform("change", (view) => changePasswordFrom(view, lane, strategies))}
      >
        <KeyHint of="3" />
        {t("Change the password")}
      </button>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted sm:ml-auto">
        <Select
          label={t("Lifetime")}
          value={String(lifetime)}
          control="lifetime"
          options={lifetimes.map((seconds) => [String(seconds), lifetimeName(seconds)])}
          onChange={(value) => store.choose({ lifetime: Number(value) as Lifetime })}
        />
        <button
          type="button"
          aria-pressed={paused}
          className="min-h-[2.125rem] whitespace-nowrap hover:text-ink"
          onClick={() => store.setPaused(!paused)}
        >
          <span aria-hidden="true">{paused ? "▮▮" : "●"}</span>{" "}
          {paused ? t("paused") : <span data-part="pace">{t("every second")}</span>}
          <span className="sr-only">{t(": pause the checks")}</span>
        </button>
      </div>
    </div>
  );
}
