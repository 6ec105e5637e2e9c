import type { Page } from "@playwright/test";

const id = "shown-faster";

/** Says in the picture that time is shown faster than it passes, above everything, until it is erased. */
export async function drawSpeed(page: Page, speed: number): Promise<void> {
  await page.evaluate(
    ([id, words]) => {
      const sign = document.createElement("div");
      sign.id = id;
      sign.popover = "manual";
      sign.ariaHidden = "true";
      sign.textContent = words;
      sign.style.cssText =
        "position:fixed;inset:10px auto auto 50%;translate:-50% 0;margin:0;padding:4px 16px;border:0;border-radius:8px;background:#14181f;color:#fff;font:600 20px/1.4 system-ui,sans-serif;pointer-events:none";
      document.documentElement.append(sign);
      sign.showPopover();
    },
    [id, `▶▶ ${speed} times as fast`] as const,
  );
}

export async function eraseSpeed(page: Page): Promise<void> {
  await page.locator(`#${id}`).evaluate((sign) => sign.remove());
}
