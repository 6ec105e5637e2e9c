import type { Locator } from "@playwright/test";

/** Where something lies on its page, however far that is scrolled: asked at one moment, which two questions are not. */
export function placeOf(target: Locator): Promise<number[]> {
  return target.evaluate((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return [x + scrollX, y + scrollY, width, height];
  });
}
