import { useEffect } from "react";
import "./presenter.css";

/** Milliseconds that the controls stay after the last move. */
const linger = 3000;

function blur(): void {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
}

/** Large type for the back row, and controls that are there when they are reached for. */
export function Presenter() {
  useEffect(() => {
    const { dataset } = document.documentElement;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = () => {
      // A button that was pressed with the mouse keeps no controls in sight. Tab goes on from there all the same.
      if (document.activeElement?.matches(":not(:focus-visible)")) blur();
      dataset.presenter = "still";
    };
    const show = () => {
      dataset.presenter = "moved";
      clearTimeout(timer);
      timer = setTimeout(hide, linger);
    };
    blur();
    hide();
    addEventListener("pointermove", show);
    addEventListener("pointerdown", show);
    return () => {
      clearTimeout(timer);
      removeEventListener("pointermove", show);
      removeEventListener("pointerdown", show);
      delete dataset.presenter;
    };
  }, []);
  return null;
}
