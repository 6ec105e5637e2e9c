import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { picture } from "./sizes";

/** A still picture and how long it is seen, in seconds. */
export type Still = { file: string; seconds: number };

type Frame = { file: string; at: number };

/** A stretch of what is filmed: when it began, by the clock and in the film, and how often faster it is shown. */
type Stretch = { at: number; second: number; speed: number };

/** Playwright's screencast of a page, kept as stills with the time at which each was shown. */
export class Camera {
  #frames: Frame[] = [];
  #writing: Promise<void>[] = [];
  #stretches: Stretch[] = [];

  constructor(
    readonly page: Page,
    readonly folder: string,
    /** Of its stills, in pixels. */
    readonly size = picture,
  ) {}

  async start(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await this.page.screencast.start({
      size: this.size,
      quality: 95,
      onFrame: ({ data, timestamp }) => {
        const file = join(this.folder, `${String(this.#frames.length).padStart(5, "0")}.jpg`);
        this.#frames.push({ file, at: timestamp });
        this.#writing.push(writeFile(file, data));
      },
    });
    this.#stretches = [{ at: Date.now(), second: 0, speed: 1 }];
  }

  /** Shows what comes so many times as fast as it is. */
  runAt(speed: number): void {
    const at = Date.now();
    this.#stretches.push({ at, second: this.#secondOf(at), speed });
  }

  /** The second of the film. */
  now(): number {
    return this.#secondOf(Date.now());
  }

  /** @returns the stills, which together last exactly as long as was filmed */
  async stop(): Promise<Still[]> {
    const end = Date.now();
    await this.page.screencast.stop();
    await Promise.all(this.#writing);
    const shown = this.#frames.filter(({ at }) => at < end);
    // What was already to be seen at the beginning is the first frame, whenever it was drawn.
    const begins = shown.map(({ at }, index) => (index === 0 ? 0 : this.#secondOf(at)));
    const seconds = this.#secondOf(end);
    return shown.map(({ file }, index) => ({
      file,
      seconds: (begins[index + 1] ?? seconds) - (begins[index] ?? seconds),
    }));
  }

  /** @param time in milliseconds; before the beginning it is the beginning */
  #secondOf(time: number): number {
    const stretch = this.#stretches.findLast(({ at }) => at <= time);
    return stretch ? stretch.second + (time - stretch.at) / 1000 / stretch.speed : 0;
  }
}
