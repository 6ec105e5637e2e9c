import { inBrowser } from "../storage";
import { ViewStore } from "../view-store";

const key = "single keys";

class SingleKeys extends ViewStore<boolean> {
  readonly set = (on: boolean): void => {
    inBrowser.write(key, on ? "on" : "off");
    this.replace(on);
  };
}

/**
 * Whether a letter, a digit or a sign by itself does something. Somebody who dictates needs them off
 * (WCAG 2.2, 2.1.4). This browser remembers it.
 */
export const singleKeys = new SingleKeys(typeof window === "undefined" || inBrowser.read(key) !== "off");
