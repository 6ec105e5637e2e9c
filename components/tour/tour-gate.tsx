"use client";

import dynamic from "next/dynamic";
import { useState, useSyncExternalStore } from "react";
import type { BoardStore, BoardView } from "../lab-client/board-store";
import { presentation } from "./presentation";
import type { TourProps } from "./read-tour";
import { useKeys } from "./use-keys";

// None of these is part of the board's own script.
const Tour = dynamic(() => import("./tour").then((module) => module.Tour));
const Presenter = dynamic(() => import("./presenter").then((module) => module.Presenter), { ssr: false });
const KeysDialog = dynamic(() => import("./keys-dialog").then((module) => module.KeysDialog), { ssr: false });

type Props = {
  store: BoardStore;
  view: BoardView;
  tour: TourProps | null;
  /** The password must not be changed before its consequences are guessed. */
  onLock(locked: boolean): void;
};

/** Where a tour and presenter mode hang on to the board; they are loaded when they are used. */
export function TourGate({ tour, ...board }: Props) {
  const presenting = useSyncExternalStore(presentation.subscribe, presentation.read, () => false);
  const [left, setLeft] = useState(false);
  const [listing, setListing] = useState(false);
  const touring = tour !== null && !left;
  useKeys({
    present: presentation.toggle,
    list: () => setListing(true),
    ...(presenting && { escape: presentation.toggle }),
  });
  return (
    <>
      {touring && <Tour {...tour} {...board} onKeys={() => setListing(true)} onLeave={() => setLeft(true)} />}
      {presenting && <Presenter />}
      {listing && <KeysDialog touring={touring} onClose={() => setListing(false)} />}
    </>
  );
}
