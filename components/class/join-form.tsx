import { t } from "@/lib/language/texts";

/** Asks for the PIN on the wall. It works without JavaScript. */
export function JoinForm() {
  return (
    <form action="/join" className="grid gap-3">
      <label className="grid gap-1">
        <span>{t("The six digits on the wall")}</span>
        <input
          name="pin"
          required
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          className="w-full min-w-0 rounded-lg border border-line bg-surface px-3 py-2 font-mono text-2xl tracking-widest"
        />
      </label>
      <button type="submit" className="btn btn-main px-5 text-base">
        {t("Go on")}
      </button>
    </form>
  );
}
