import { useEffect, useRef, useSyncExternalStore } from "react";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { singleKeys } from "./single-keys";

type Key = { keys: readonly string[]; does: string };

const boardKeys: readonly Key[] = inLanguage(
  [
    { keys: ["1"], does: "Sign in everywhere" },
    { keys: ["2"], does: "Steal the phone's cookie" },
    { keys: ["3"], does: "Change the password" },
    { keys: ["p"], does: "Presenter mode: large type, and the outcome as a headline" },
    { keys: ["."], does: "In presenter mode: a blank screen, until the next key" },
    { keys: ["?"], does: "This list" },
  ],
  "does",
);

const tourKeys: readonly Key[] = inLanguage(
  [
    { keys: ["→"], does: "Next: does the step for real, or goes on to the one after it" },
    { keys: ["←"], does: "Back: the step before, in a fresh lab" },
  ],
  "does",
);

/** What a remote sends. */
const remoteKeys = (touring: boolean): readonly Key[] => [
  {
    keys: [t("Page Down"), "Space"],
    does: t("In presenter mode: {does}", { does: touring ? "Next" : t("the next of the three") }),
  },
  ...(touring ? [{ keys: [t("Page Up")], does: t("In presenter mode: Back") }] : []),
  { keys: ["Esc"], does: touring ? t("Leaves presenter mode, then the tour") : t("Leaves presenter mode") },
];

type Props = { touring: boolean; onClose(): void };

/** The keys that there are, in a window of its own. */
export function KeysDialog({ touring, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const on = useSyncExternalStore(singleKeys.subscribe, singleKeys.read, () => true);
  useEffect(() => dialog.current?.showModal(), []);
  const listed = [...(touring ? tourKeys : []), ...(on ? boardKeys : []), ...remoteKeys(touring)];
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-heading"
      onClose={onClose}
      className="m-auto w-[min(32rem,calc(100vw-2rem))] rounded-[10px] border border-edge bg-surface p-5 text-ink backdrop:bg-black/40"
    >
      <h2 id="keys-heading" className="font-bold text-lg">
        {t("Keys")}
      </h2>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2">
        {listed.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <kbd
                  key={key}
                  className="inline-block min-w-8 whitespace-nowrap rounded border border-edge px-2 py-0.5 text-center font-mono font-semibold"
                >
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="mt-4 flex min-h-8 items-center gap-2">
        <input
          type="checkbox"
          className="size-5"
          checked={on}
          onChange={(event) => singleKeys.set(event.target.checked)}
        />
        {t("A letter, a digit or a sign by itself does something")}
      </label>
      <form method="dialog" className="mt-4 flex justify-end">
        <button type="submit" className="btn">
          {t("Close")}
        </button>
      </form>
    </dialog>
  );
}
