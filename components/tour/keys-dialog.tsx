import { useEffect, useRef } from "react";

type Key = { key: string; does: string };

const tourKeys: readonly Key[] = [
  { key: "→", does: "Next: does the step for real, or goes on to the one after it" },
  { key: "←", does: "Back: the step before, in a fresh lab" },
];

const boardKeys: readonly Key[] = [
  { key: "p", does: "Presenter mode: large type, controls hidden until the mouse moves" },
  { key: "?", does: "This list" },
];

type Props = { touring: boolean; onClose(): void };

/** The keys that there are, in a window of its own. */
export function KeysDialog({ touring, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const keys: Key[] = [
    ...(touring ? tourKeys : []),
    ...boardKeys,
    { key: "Esc", does: touring ? "Leaves presenter mode, then the tour" : "Leaves presenter mode" },
  ];
  return (
    <dialog
      ref={dialog}
      aria-labelledby="keys-heading"
      onClose={onClose}
      className="m-auto w-[min(30rem,calc(100vw-2rem))] rounded-[10px] border border-edge bg-surface p-5 text-ink backdrop:bg-black/40"
    >
      <h2 id="keys-heading" className="font-bold text-lg">
        Keys
      </h2>
      <dl className="mt-3 grid grid-cols-[auto_minmax(0,1fr)] items-baseline gap-x-4 gap-y-2">
        {keys.map(({ key, does }) => (
          <div key={key} className="contents">
            <dt>
              <kbd className="inline-block min-w-8 rounded border border-edge px-2 py-0.5 text-center font-mono font-semibold">
                {key}
              </kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <form method="dialog" className="mt-4 flex justify-end">
        <button type="submit" className="btn">
          Close
        </button>
      </form>
    </dialog>
  );
}
