import { setTimeout as sleep } from "node:timers/promises";
import type { Locator, Page } from "@playwright/test";
import type { Hand } from "../../e2e/scenarios/stage";

type Point = { x: number; y: number };

/** Milliseconds that the pointer takes from one place to another. */
const glide = 650;
/** Milliseconds between two places on its way, at least. */
const frame = 30;
/** Milliseconds that it rests before it presses, so that one sees where. */
const rest = 300;
/** How far from its left edge something is pressed at most, in pixels. */
const widestAim = 90;

/** A hand whose pointer is in the picture, and moves as one that is led by a person. */
export class VisiblePointer implements Hand {
  #at: Point = { x: 720, y: 640 };

  constructor(readonly page: Page) {}

  async appear(): Promise<void> {
    await this.page.evaluate(drawPointer);
    await this.page.mouse.move(this.#at.x, this.#at.y);
  }

  async press(target: Locator): Promise<void> {
    const position = await this.#goTo(target);
    await target.click({ position });
  }

  async choose(target: Locator, option: string): Promise<void> {
    await this.#goTo(target);
    // A list that drops down is drawn by the system and not by the page: it would not be in the picture.
    await this.page.mouse.down();
    await this.page.mouse.up();
    await target.selectOption(option);
    await sleep(rest);
  }

  /** @returns where on the target it has come to rest */
  async #goTo(target: Locator): Promise<Point> {
    await bringIntoSight(target);
    const box = await target.boundingBox();
    if (!box) throw new Error(`There is nothing to point at: ${target}`);
    const from = this.#at;
    // Not in the middle of something wide: the arrow would lie on what is read there.
    const position = { x: Math.min(box.width / 2, widestAim), y: box.height / 2 };
    const to = { x: box.x + position.x, y: box.y + position.y };
    // By the clock: a busy machine draws fewer places on the way, and does not take longer for it.
    const began = performance.now();
    for (let done = 0; done < 1; ) {
      await sleep(frame);
      done = Math.min(1, (performance.now() - began) / glide);
      const way = ease(done);
      await this.page.mouse.move(from.x + (to.x - from.x) * way, from.y + (to.y - from.y) * way);
    }
    this.#at = to;
    await sleep(rest);
    return position;
  }
}

/** Scrolls calmly, and only as far as it takes to see all of something, or its top. */
export async function bringIntoSight(target: Locator): Promise<void> {
  await target.evaluate((element, duration) => {
    const { top, bottom } = element.getBoundingClientRect();
    const margin = 12;
    const down = Math.max(0, Math.min(bottom + margin - innerHeight, top - margin));
    const distance = top < margin ? top - innerHeight / 2 : down;
    const begin = performance.now();
    const from = scrollY;
    return new Promise<void>((resolve) => {
      const step = (now: number) => {
        const way = Math.min(1, (now - begin) / duration);
        scrollTo(0, from + distance * (1 - (1 - way) ** 3));
        if (way < 1 && distance !== 0) requestAnimationFrame(step);
        else resolve();
      };
      requestAnimationFrame(step);
    });
  }, glide);
}

/** Slow, fast, slow. */
function ease(way: number): number {
  return way < 0.5 ? 2 * way * way : 1 - (2 - 2 * way) ** 2 / 2;
}

/** Runs in the page: an arrow that follows the mouse, above everything, and a ring where it presses. */
function drawPointer(): void {
  const arrow = document.createElement("div");
  arrow.popover = "manual";
  arrow.ariaHidden = "true";
  arrow.style.cssText =
    "position:fixed;inset:0 auto auto 0;margin:0;padding:0;border:0;background:none;overflow:visible;pointer-events:none";
  arrow.innerHTML = `<svg width="30" height="34" viewBox="0 0 20 24" style="display:block;overflow:visible">
    <path d="M1 1v18l4.6-4.2 2.9 6.9 3.2-1.4-2.8-6.7h6.3z" fill="#14181f" stroke="#fff" stroke-width="1.6"/></svg>`;
  document.documentElement.append(arrow);
  arrow.showPopover();
  addEventListener(
    "mousemove",
    ({ clientX, clientY }) => {
      arrow.style.translate = `${clientX - 2}px ${clientY - 2}px`;
    },
    true,
  );
  addEventListener(
    "mousedown",
    () => {
      const ring = document.createElement("div");
      ring.style.cssText =
        "position:absolute;left:2px;top:2px;width:44px;height:44px;margin:-22px;border-radius:50%;border:3px solid #b3261e";
      arrow.append(ring);
      const frames = [
        { scale: 0.2, opacity: 1 },
        { scale: 1, opacity: 0.9, offset: 0.5 },
        { scale: 1.2, opacity: 0 },
      ];
      ring.animate(frames, 700).onfinish = () => ring.remove();
    },
    true,
  );
  // A menu opens above what is already there.
  document.addEventListener(
    "toggle",
    (event) => {
      if (event.target === arrow || (event as ToggleEvent).newState !== "open") return;
      arrow.hidePopover();
      arrow.showPopover();
    },
    true,
  );
}
