"use client";

import dynamic from "next/dynamic";
import { useState, useSyncExternalStore } from "react";
import type { BoardStore } from "../lab-client/board-store";
import type { BoardView } from "../lab-client/board-view";
import { type BoardControl, nextControl } from "../lab-client/next-control";
import { presentation } from "./presentation";
import type { TourProps } from "./read-tour";
import { useKeys } from "./use-keys";

// None of these is part of the board's own script.
const Tour = dynamic(() => import("./tour").then((module) => module.Tour));
const Presenter = dynamic(() => import("./presenter").then((module) => module.Presenter), { ssr: false });
const Blank = dynamic(() => import("./blank").then((module) => module.Blank), { ssr: false });
const KeysDialog = dynamic(() => import("./keys-dialog").then((module) => module.KeysDialog), { ssr: false });

type Props = {
  store: BoardStore;
  view: BoardView;
  tour: TourProps | null;
  /** The password must not be changed before its consequences are guessed. */
  onLock(locked: boolean): void;
  /** The list of keys is open. */
  listing: boolean;
  onList(open: boolean): void;
};

/** As if it had been clicked, so that a tour takes notice too. */
function press(control: BoardControl | null): void {
  document.querySelector<HTMLButtonElement>(`[data-control="${control}"]`)?.click();
}

/** Where a tour and presenter mode hang on to the board; they are loaded when they are used. */
export function TourGate({ tour, listing, onList, ...board }: Props) {
  const presenting = useSyncExternalStore(presentation.subscribe, presentation.read, () => false);
  const [left, setLeft] = useState(false);
  const [blank, setBlank] = useState(false);
  const touring = tour !== null && !left;
  useKeys({
    present: presentation.toggle,
    list: () => onList(true),
    first: () => press("sign-in"),
    second: () => press("steal"),
    third: () => press("change-password"),
    ...(presenting && { escape: presentation.toggle, blank: () => setBlank(true) }),
    ...(presenting && !touring && { forward: () => press(nextControl(board.view)) }),
  });
  return (
    <>
      {touring && <Tour {...tour} {...board} onKeys={() => onList(true)} onLeave={() => setLeft(true)} />}
      {presenting && <Presenter />}
      {listing && <KeysDialog touring={touring} onClose={() => onList(false)} />}
      {blank && <Blank onEnd={() => setBlank(false)} />}
    </>
  );
}
