import { useRef } from "react";
import type { ClassState } from "@/lib/class/state";
import { t } from "@/lib/language/texts";

type Props = {
  state: ClassState;
  send(method: "POST" | "DELETE", path: string, body?: object): Promise<void>;
  onSave(format: "svg" | "png"): void;
};

/** What is seldom needed: the door, the names, the phones, the picture. */
export function ClassMenu({ state, send, onSave }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { isOpen, nicknames, ownLabs, phones, round } = state;
  return (
    <>
      <button type="button" className="btn text-base" onClick={() => dialog.current?.showModal()}>
        {t("Class …")}
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="class-menu-heading"
        className="m-auto max-h-[85vh] w-[min(34rem,calc(100vw-1.5rem))] rounded-[10px] border border-edge bg-surface p-5 text-ink backdrop:bg-black/40 max-sm:p-3"
      >
        <div className="flex items-baseline justify-between gap-3">
          <h2 id="class-menu-heading" className="font-bold text-lg">
            {t("The class")}
          </h2>
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            {t("Close")}
          </button>
        </div>
        <div className="mt-3 flex flex-wrap gap-2">
          <button type="button" className="btn" onClick={() => send(isOpen ? "POST" : "DELETE", "close")}>
            {isOpen ? t("Close the door") : t("Open the door again")}
          </button>
          <button
            type="button"
            className="btn"
            aria-pressed={nicknames}
            onClick={() => send("POST", "nicknames", { allowed: !nicknames })}
          >
            {nicknames ? t("Hide nicknames") : t("Allow nicknames")}
          </button>
          <button
            type="button"
            className="btn"
            aria-pressed={ownLabs !== null}
            onClick={() => send("POST", "own-labs", { allowed: ownLabs === null })}
          >
            {ownLabs ? t("No more labs of their own") : t("Offer everybody a lab of their own")}
          </button>
          {round.number > 0 && (
            <>
              <button type="button" className="btn" onClick={() => onSave("svg")}>
                {t("Picture as SVG")}
              </button>
              <button type="button" className="btn" onClick={() => onSave("png")}>
                {t("as PNG")}
              </button>
            </>
          )}
        </div>
        <h3 className="mt-4 font-semibold">
          {t("{phones, plural, one {# phone} other {# phones}}", { phones: phones.length })}
        </h3>
        <ul className="mt-1 grid gap-1">
          {phones.map(({ number, name, nickname, hasGuessed }) => (
            <li key={number} className="flex items-center gap-2 border-line border-t py-1">
              <span className="w-8 text-right font-mono">{number}</span>
              <span className="min-w-0 grow truncate">
                <span data-name>{nickname ?? name}</span>
                {hasGuessed && <span className="text-muted"> {t("· has guessed")}</span>}
              </span>
              <button
                type="button"
                className="btn"
                aria-label={t("Take phone {number} out", { number })}
                onClick={() => send("DELETE", `phones/${number}`)}
              >
                {t("Take out")}
              </button>
            </li>
          ))}
        </ul>
      </dialog>
    </>
  );
}
