"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useSyncExternalStore } from "react";
import { columnsAt, type Scenario } from "@/lessons/scenarios/scenario";
import type { BoardStore } from "../lab-client/board-store";
import type { BoardView } from "../lab-client/board-view";
import { replaceQuery } from "../replace-query";
import { momentId, momentsInView } from "../timeline/moments";
import { tourQuery, withoutTour } from "./address";
import { boardStage } from "./board-stage";
import { doneTours } from "./done-tours";
import { ownButton } from "./highlight";
import { Highlight } from "./highlight-view";
import { notes } from "./notes";
import { presentation } from "./presentation";
import type { TourProps } from "./read-tour";
import { Strip } from "./strip";
import { TourStore } from "./tour-store";
import { useKeys } from "./use-keys";

type Props = {
  store: BoardStore;
  view: BoardView;
  scenario: Scenario;
  index: number;
  next: TourProps["next"];
  onLock(locked: boolean): void;
  onKeys(): void;
  onLeave(): void;
};

/** A scenario told on the board, step by step, with everything in it done for real. */
export function Tour({ store, view, scenario, index, next, onLock, onKeys, onLeave }: Props) {
  const router = useRouter();
  const [tour] = useState(() => {
    const go = (address: string) => router.replace(address);
    return new TourStore(scenario, boardStage(store, scenario, go), index);
  });
  const presenting = useSyncExternalStore(presentation.subscribe, presentation.read, () => false);
  const told = useSyncExternalStore(tour.subscribe, tour.read, tour.read);
  const { step, locked } = tour;
  const keepsPassword = locked && step.action?.do === "change-password";

  useEffect(() => tour.start(), [tour]);
  useEffect(() => {
    replaceQuery(tourQuery(location.search, scenario.id, told.index + 1));
  }, [scenario, told.index]);
  useEffect(() => {
    if (step.show) store.choose({ tab: step.show.tab, device: step.show.device, event: null });
  }, [step, store]);
  // A step's event is there once its action was done.
  const { event } = step.show ?? {};
  const isDone = told.phase === "compared";
  useEffect(() => {
    if (!event || !isDone) return;
    const { state } = store.read();
    const latest = momentsInView(state.events, columnsAt(scenario, told.index)).findLast(
      ({ kind }) => kind === event,
    );
    store.choose({ event: latest ? momentId(latest) : null });
  }, [event, isDone, store, scenario, told.index]);
  useEffect(() => {
    onLock(keepsPassword);
    return () => onLock(false);
  }, [keepsPassword, onLock]);
  const isOver = tour.isLast && told.phase === "compared";
  useEffect(() => {
    if (isOver) doneTours.add(scenario.id);
  }, [isOver, scenario]);
  useOwnButton(told.phase === "told" && !locked ? ownButton(step) : null, () => void tour.next());

  function leave(): void {
    notes.close();
    replaceQuery(withoutTour(location.search));
    document.querySelector("main")?.focus({ preventScroll: true });
    onLeave();
  }

  useKeys({
    right: () => void tour.next(),
    left: () => void tour.restartAt(told.index - 1),
    // Outside of presenter mode the page is scrolled with these, and Escape leaves that mode first.
    ...(presenting
      ? { forward: () => void tour.next(), backward: () => void tour.restartAt(told.index - 1) }
      : { escape: leave }),
  });

  return (
    <>
      {told.phase !== "arriving" && told.phase !== "unseen" && <Highlight step={step} phase={told.phase} />}
      <Strip next={next} tour={tour} told={told} board={view} onKeys={onKeys} onLeave={leave} />
    </>
  );
}

/** Pressing the control that a step is about is as good as "Next": the tour knows then what was done. */
function useOwnButton(selector: string | null, onPress: () => void): void {
  const latest = useRef(onPress);
  useEffect(() => {
    latest.current = onPress;
  });
  useEffect(() => {
    if (!selector) return;
    const take = (event: MouseEvent) => {
      if (!(event.target instanceof Element && event.target.closest(selector))) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current();
    };
    // At the window, before it comes to the control itself.
    addEventListener("click", take, { capture: true });
    return () => removeEventListener("click", take, { capture: true });
  }, [selector]);
}
