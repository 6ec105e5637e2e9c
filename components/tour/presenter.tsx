import { useEffect } from "react";
import "./presenter.css";

/** Large type for the back row. */
export function Presenter() {
  useEffect(() => {
    const { dataset } = document.documentElement;
    // A button that was pressed with the mouse keeps no focus: Space is the remote's. Tab goes on from there.
    const letGo = ({ detail }: MouseEvent) => detail > 0 && blur();
    blur();
    dataset.presenter = "";
    addEventListener("click", letGo);
    return () => {
      removeEventListener("click", letGo);
      delete dataset.presenter;
    };
  }, []);
  return null;
}

function blur(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && !focused.matches("input, select, textarea")) focused.blur();
}
