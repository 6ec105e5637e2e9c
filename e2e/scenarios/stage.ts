import type { Locator, Page } from "@playwright/test";
import { queryOf } from "../../components/board/view";
import { eventWords } from "../../components/timeline/event-words";
import type { Distance } from "../../lessons/scenarios/scenario";
import { laneName } from "../../lessons/strategies/lane-name";
import type { Strategy } from "../../lessons/strategies/strategy";
import { type DeviceSlug, deviceName } from "../../lib/lab/devices";
import type { Lane } from "../../lib/lab/lane";
import type { EventKind } from "../../lib/lab/snapshot-types";
import { expect } from "../expect";
import type { Lab } from "../lab";

/** Who works the controls. In a recording it is a pointer that can be seen. */
export type Hand = {
  press(target: Locator): Promise<void>;
  /** @param option as it is called in the list */
  choose(target: Locator, option: string): Promise<void>;
};

/** No more than what has to be done. */
export const quickHand: Hand = {
  press: (target) => target.click(),
  async choose(target, option) {
    await target.selectOption(option);
  },
};

/** The board of one lab in one browser, on which a scenario is played. */
export class Stage {
  /** What the board's checks find the database to be, and so ours. */
  distance: Distance = "near";
  /** Milliseconds within which what a step leads to must have come about. */
  patience = 30_000;

  constructor(
    readonly page: Page,
    public lab: Lab,
    public strategies: readonly Strategy[],
    readonly hand: Hand = quickHand,
  ) {}

  /** Opens the board and waits for its first round of checks. */
  async open(): Promise<void> {
    await this.page.goto(`${this.lab.url}${queryOf(this.strategies)}`);
    for (const strategy of this.strategies) {
      await expect(this.card({ device: "thief", strategy })).toContainText("Signed out");
    }
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  list(name: string): Locator {
    return this.page.getByRole("combobox", { name, exact: true });
  }

  card(lane: Lane): Locator {
    return this.page.getByRole("group", { name: laneName(lane), exact: true });
  }

  /** Opens a device's menu and presses something in it. */
  async pickFromMenu(lane: Lane, item: string): Promise<void> {
    const card = this.card(lane);
    await this.hand.press(card.getByRole("button", { name: `Actions: ${laneName(lane)}`, exact: true }));
    await this.hand.press(card.getByRole("button", { name: item, exact: true }));
    await this.settled();
  }

  /** Chooses from a list, unless it is chosen already. */
  async choose(name: string, option: string): Promise<void> {
    const list = this.list(name);
    if ((await list.locator("option:checked").textContent()) === option) return;
    await this.hand.choose(list, option);
  }

  /** Brings the evidence of a device into the panel. */
  async show(device: DeviceSlug, tab: string): Promise<void> {
    const name = this.nameButton(device);
    if ((await name.getAttribute("aria-pressed")) !== "true") await this.hand.press(name);
    const chosen = this.tab(tab);
    if ((await chosen.getAttribute("aria-selected")) !== "true") await this.hand.press(chosen);
  }

  get evidence(): Locator {
    return this.page.getByRole("region", { name: "Evidence" });
  }

  /** Opens the board again where a story shows other columns from here on. */
  async turnTo(strategies: readonly Strategy[]): Promise<void> {
    if (strategies.join() === this.strategies.join()) return;
    this.strategies = strategies;
    await this.page.goto(`${this.lab.url}${queryOf(strategies)}`);
  }

  /** Brings what an event did into the panel: the latest of its kind. */
  async showEvent(kind: EventKind): Promise<void> {
    const list = this.list("Event");
    const [latest] = await list.locator("option").filter({ hasText: eventWords[kind] }).allTextContents();
    await this.hand.choose(list, latest ?? "");
  }

  /** The device's name on its first card, which brings it into the panel. */
  nameButton(device: DeviceSlug): Locator {
    const [strategy] = this.strategies;
    if (!strategy) throw new Error("A scenario without a strategy has no evidence to show.");
    return this.card({ device, strategy }).getByRole("button", {
      name: new RegExp(`^${deviceName(device)}( · |$)`),
    });
  }

  tab(name: string): Locator {
    return this.page.getByRole("tab", { name, exact: true });
  }

  /** Resolves when the board has done what it was asked to, and has checked every device since. */
  async settled(): Promise<void> {
    await expect(this.button("Sign in everywhere")).toHaveAttribute("aria-disabled", "false");
  }
}
