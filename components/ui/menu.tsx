"use client";

import { type ReactNode, type ToggleEvent, useId, useRef } from "react";

type Props = {
  /** What the button is called. */
  label: string;
  /** What is seen of the button. */
  children: ReactNode;
  className: string;
  /** @param choose closes the menu and does what was chosen */
  items(choose: (action: () => void) => () => void): ReactNode;
  /** For whoever wants to point the button out. */
  control: string;
};

export const menuItem =
  "rounded px-3 py-1.5 text-left hover:bg-bg disabled:text-out disabled:hover:bg-transparent";

/** A button with a list of things to do. */
export function Menu({ label, children, className, items, control }: Props) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);

  /** Next to its button: a popover is laid out against the window. */
  function place(event: ToggleEvent<HTMLDivElement>): void {
    if (event.newState !== "open" || !button.current) return;
    const { right, bottom, top } = button.current.getBoundingClientRect();
    const { offsetWidth, offsetHeight, style } = event.currentTarget;
    const below = bottom + offsetHeight + 8 < innerHeight;
    style.left = `${Math.max(8, right - offsetWidth)}px`;
    style.top = `${below ? bottom + 4 : Math.max(8, top - offsetHeight - 4)}px`;
  }

  const choose = (action: () => void) => () => {
    menu.current?.hidePopover();
    action();
  };

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={label}
        data-control={control}
        className={className}
      >
        {children}
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        onToggle={place}
        className="fixed m-0 min-w-44 rounded-lg border border-edge bg-surface p-1 text-[0.875rem] text-ink shadow-lg"
      >
        <div className="flex flex-col">{items(choose)}</div>
      </div>
    </>
  );
}
