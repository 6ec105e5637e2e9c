import type { Locator, Page } from "@playwright/test";
import { expect } from "./expect";
import { type Device, type Lab, lanes, type NamedLane, type Strategy, type View } from "./lab";

const words: Record<Strategy, string> = { database: "database session", jwt: "JWT" };

/** A password as a lab makes them up. */
const passphrase = /^[a-z]+-[a-z]+-\d\d$/;

/** The board as a visitor sees it. */
export class Board {
  readonly signInEverywhereButton: Locator;
  readonly stealButton: Locator;
  readonly changeButton: Locator;
  readonly pauseButton: Locator;
  readonly lifetime: Locator;
  readonly database: Locator;
  readonly password: Locator;
  readonly timeline: Locator;
  readonly evidence: Locator;
  readonly panel: Locator;

  constructor(
    readonly page: Page,
    readonly lab?: Lab,
  ) {
    this.signInEverywhereButton = this.button("Sign in everywhere");
    this.stealButton = this.button("Steal the phone's cookie");
    this.changeButton = this.button("Change the password");
    this.pauseButton = page.getByRole("button", { name: /pause the checks/i });
    this.lifetime = page.getByRole("combobox", { name: "Lifetime" });
    this.database = page.getByRole("combobox", { name: "Database", exact: true });
    this.password = page.getByText(passphrase);
    this.timeline = page.getByRole("img", { name: "Timeline: who stayed signed in" });
    this.evidence = page.getByRole("region", { name: "Evidence" });
    this.panel = page.getByRole("tabpanel");
  }

  /** Opens the lab's board and waits for its first round of checks. */
  async open(view: View = "both"): Promise<void> {
    await this.page.goto(`${this.lab?.url}?view=${view}`);
    for (const { device, strategy } of lanesOf(view)) {
      await expect(this.card(device, strategy)).toContainText(/Signed (in|out)/);
    }
  }

  button(name: string): Locator {
    // A typographic apostrophe is as good as a straight one.
    return this.page.getByRole("button", { name: new RegExp(`^${name.replace("'", "['’]")}$`) });
  }

  tab(name: string): Locator {
    return this.page.getByRole("tab", { name });
  }

  card(device: string, strategy: Strategy): Locator {
    return this.page.getByRole("group", { name: `${device}, ${words[strategy]}`, exact: true });
  }

  async openMenu(device: Device, strategy: Strategy): Promise<void> {
    await this.card(device, strategy).getByRole("button", { name: "Actions" }).click();
  }

  async choose(device: Device, strategy: Strategy, action: string): Promise<void> {
    await this.openMenu(device, strategy);
    await this.card(device, strategy).getByRole("button", { name: action, exact: true }).click();
  }

  async signInEverywhere(view: View = "both"): Promise<void> {
    await this.signInEverywhereButton.click();
    for (const { device, strategy } of lanesOf(view)) {
      if (device !== "Thief") await this.expectSignedIn(device, strategy);
    }
  }

  async steal(view: View = "both"): Promise<void> {
    await this.stealButton.click();
    for (const { device, strategy } of lanesOf(view)) {
      if (device === "Thief") await this.expectSignedIn(device, strategy);
    }
  }

  /** @returns the new password, as it is shown */
  async changePassword(): Promise<string> {
    const old = await this.readPassword();
    await this.changeButton.click();
    await expect(this.password).not.toHaveText(old);
    return this.readPassword();
  }

  async readPassword(): Promise<string> {
    return (await this.password.textContent()) ?? "";
  }

  /** Everything that the program is about: sign in, steal, change the password. */
  async walk(view: View = "both"): Promise<void> {
    await this.signInEverywhere(view);
    await this.steal(view);
    await this.changePassword();
    for (const { device, strategy } of lanesOf(view)) {
      if (strategy === "database") await this.expectSignedOut(device, strategy, "unknown-session");
      else await this.expectSignedIn(device, strategy);
    }
  }

  async expectSignedIn(device: Device, strategy: Strategy): Promise<void> {
    await expect(this.card(device, strategy)).toContainText("Signed in");
  }

  async expectSignedOut(device: Device, strategy: Strategy, reason: string): Promise<void> {
    await expect(this.card(device, strategy)).toContainText("Signed out");
    await expect(this.card(device, strategy)).toContainText(reason);
  }

  /** Stops the checks, so that what is shown stays the same. */
  async pause(): Promise<void> {
    await this.pauseButton.click();
    await expect(this.pauseButton).toHaveAttribute("aria-pressed", "true");
  }
}

export function lanesOf(view: View): readonly NamedLane[] {
  return lanes.filter(({ strategy }) => view === "both" || view === strategy);
}
