import { inBrowser } from "../storage";
import { ViewStore } from "../view-store";

const key = "tours done";

class DoneTours extends ViewStore<string> {
  has(scenario: string): boolean {
    return this.view.split(" ").includes(scenario);
  }

  add(scenario: string): void {
    if (this.has(scenario)) return;
    this.replace(`${this.view} ${scenario}`.trim());
    inBrowser.write(key, this.view);
  }
}

/** The tours that were told to their end in this browser. */
export const doneTours = new DoneTours((typeof window === "undefined" ? null : inBrowser.read(key)) ?? "");
