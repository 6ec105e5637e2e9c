import { expect as base } from "@playwright/test";

/** More patient than Playwright's own: passwords are hashed on a machine that has much else to do. What comes in time costs nothing. */
export const expect = base.configure({ timeout: 30_000 });
