import { expect as base } from "@playwright/test";

/** Three times as patient as Playwright's own: a password is hashed on a machine that has other things to do. */
export const expect = base.configure({ timeout: 15_000 });
