import type { Page } from "@playwright/test";

/** A projector, a large screen, a phone in the hand. */
export const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 390, height: 844 },
];

/** What is wrong with how a page lies in the window: wider than it, words cut off, too small for a thumb. */
export async function findFaults(page: Page): Promise<string[]> {
  return [...(await findMisfits(page)), ...(await findSmallTargets(page))];
}

/** The same at every size, as the page stands. Afterwards its window is the projector's. */
export async function findFaultsAtSizes(page: Page, find = findFaults): Promise<string[]> {
  const faults: string[] = [];
  for (const size of [...sizes.slice(1), ...sizes.slice(0, 1)]) {
    await page.setViewportSize(size);
    for (const fault of await find(page)) faults.push(`${size.width}×${size.height}: ${fault}`);
  }
  return faults;
}

/** What does not fit: a page wider than the window, words cut off. */
export function findMisfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const root = document.documentElement;
    const sideways = root.scrollWidth - root.clientWidth;
    if (sideways > 0) faults.push(`the page is ${sideways}px wider than the window`);

    const isShown = (element: Element) =>
      element.checkVisibility() && element.getBoundingClientRect().width > 1 && !element.closest(".sr-only");
    const nameOf = (element: Element) =>
      `${element.localName} “${(element.textContent ?? "").trim().slice(0, 40)}”`;

    for (const element of document.querySelectorAll(
      "button, h1, h2, h3, a, [role=group] *, [role=status], select",
    )) {
      if (!isShown(element) || element.closest("svg, [popover]")) continue;
      if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).display !== "inline") {
        faults.push(`${nameOf(element)} is cut off: ${element.scrollWidth} in ${element.clientWidth}`);
      }
      const { left, right } = element.getBoundingClientRect();
      if (left < 0 || right > root.clientWidth + 1)
        faults.push(`${nameOf(element)} sticks out of the window`);
    }
    return faults;
  });
}

/** What cannot be hit with a thumb: WCAG 2.2, 2.5.8, 24 by 24 CSS pixels. */
function findSmallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    const isShown = (element: Element) =>
      element.checkVisibility() && element.getBoundingClientRect().width > 1 && !element.closest(".sr-only");
    // Pressed all around its middle, it must be what is pressed.
    for (const element of document.querySelectorAll("button, a, select, input:not([type=hidden])")) {
      if (!isShown(element)) continue;
      element.scrollIntoView({ block: "center" });
      const { left, top, width, height } = element.getBoundingClientRect();
      const [x, y] = [left + width / 2, top + height / 2];
      const around = [
        [-11.5, 0],
        [11.5, 0],
        [0, -11.5],
        [0, 11.5],
      ] as const;
      const missed = around.some(([right, down]) => {
        const hit = document.elementFromPoint(x + right, y + down);
        return !hit || !(element.contains(hit) || hit.closest("label")?.contains(element));
      });
      if (missed)
        faults.push(
          `${element.localName} “${(element.textContent ?? "").trim().slice(0, 40)}” is ${width} by ${height}: too small for a thumb`,
        );
    }
    scrollTo(0, 0);
    return faults;
  });
}
