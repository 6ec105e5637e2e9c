"use client";

import { type ToggleEvent, useId, useRef } from "react";

export type DeviceAction = "sign-in" | "check" | "sign-out" | "steal" | "revoke";

type Props = {
  /** "Laptop, database session" */
  name: string;
  signedIn: boolean;
  isThief: boolean;
  /** There is a list of sessions to strike this one from. */
  canRevoke: boolean;
  onAction(action: DeviceAction): void;
  page: string;
};

/** What can be done on one device. */
export function DeviceMenu({ name, signedIn, isThief, canRevoke, onAction, page }: Props) {
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

  function choose(action: DeviceAction): void {
    menu.current?.hidePopover();
    onAction(action);
  }

  const item = "rounded px-3 py-1.5 text-left hover:bg-bg disabled:text-out disabled:hover:bg-transparent";
  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={`Actions: ${name}`}
        className="-my-1 -mr-1.5 relative z-1 justify-self-end grid h-7 w-8 shrink-0 place-items-center rounded text-muted hover:text-ink"
      >
        <span aria-hidden="true">⋯</span>
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        onToggle={place}
        className="fixed m-0 min-w-44 rounded-lg border border-edge bg-surface p-1 text-ink shadow-lg"
      >
        <div className="flex flex-col">
          <button type="button" className={item} onClick={() => choose("check")}>
            Check
          </button>
          <button type="button" className={item} onClick={() => choose("sign-in")}>
            Sign in
          </button>
          <button type="button" className={item} disabled={!signedIn} onClick={() => choose("sign-out")}>
            Sign out
          </button>
          {canRevoke && (
            <button type="button" className={item} disabled={!signedIn} onClick={() => choose("revoke")}>
              End this session
            </button>
          )}
          {!isThief && (
            <button type="button" className={item} disabled={!signedIn} onClick={() => choose("steal")}>
              Steal the cookie
            </button>
          )}
          <a className={`${item} no-underline`} href={page} target="_blank" rel="noreferrer">
            Open its page
          </a>
        </div>
      </div>
    </>
  );
}
