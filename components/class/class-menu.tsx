import { useRef } from "react";
import type { ClassState } from "@/lib/class/state";

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
        Class …
      </button>
      <dialog
        ref={dialog}
        aria-labelledby="class-menu-heading"
        className="m-auto max-h-[85vh] w-[min(34rem,calc(100vw-1.5rem))] rounded-[10px] border border-edge bg-surface p-5 text-ink backdrop:bg-black/40 max-sm:p-3"
      >
        <div className="flex items-baseline justify-between gap-3">
          <h2 id="class-menu-heading" className="font-bold text-lg">
            The class
          </h2>
          <button type="button" className="btn" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <div className="mt-3 flex flex-wrap gap-2">
          <button type="button" className="btn" onClick={() => send(isOpen ? "POST" : "DELETE", "close")}>
            {isOpen ? "Close the door" : "Open the door again"}
          </button>
          <button
            type="button"
            className="btn"
            aria-pressed={nicknames}
            onClick={() => send("POST", "nicknames", { allowed: !nicknames })}
          >
            {nicknames ? "Hide nicknames" : "Allow nicknames"}
          </button>
          <button
            type="button"
            className="btn"
            aria-pressed={ownLabs !== null}
            onClick={() => send("POST", "own-labs", { allowed: ownLabs === null })}
          >
            {ownLabs ? "No more labs of their own" : "Offer everybody a lab of their own"}
          </button>
          {round.number > 0 && (
            <>
              <button type="button" className="btn" onClick={() => onSave("svg")}>
                Picture as SVG
              </button>
              <button type="button" className="btn" onClick={() => onSave("png")}>
                as PNG
              </button>
            </>
          )}
        </div>
        <h3 className="mt-4 font-semibold">
          {phones.length} {phones.length === 1 ? "phone" : "phones"}
        </h3>
        <ul className="mt-1 grid gap-1">
          {phones.map(({ number, name, nickname, hasGuessed }) => (
            <li key={number} className="flex items-center gap-2 border-line border-t py-1">
              <span className="w-8 text-right font-mono">{number}</span>
              <span className="min-w-0 grow truncate">
                {nickname ?? name}
                {hasGuessed && <span className="text-muted"> · has guessed</span>}
              </span>
              <button
                type="button"
                className="btn"
                aria-label={`Take phone ${number} out`}
                onClick={() => send("DELETE", `phones/${number}`)}
              >
                Take out
              </button>
            </li>
          ))}
        </ul>
      </dialog>
    </>
  );
}
