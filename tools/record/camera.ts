import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { picture } from "./sizes";

/** A still picture and how long it is seen, in seconds. */
export type Still = { file: string; seconds: number };

type Frame = { file: string; at: number };

/** Playwright's screencast of a page, kept as stills with the time at which each was shown. */
export class Camera {
  #frames: Frame[] = [];
  #writing: Promise<void>[] = [];
  #began = 0;

  constructor(
    readonly page: Page,
    readonly folder: string,
  ) {}

  async start(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await this.page.screencast.start({
      size: picture,
      quality: 95,
      onFrame: ({ data, timestamp }) => {
        const file = join(this.folder, `${String(this.#frames.length).padStart(5, "0")}.jpg`);
        this.#frames.push({ file, at: timestamp });
        this.#writing.push(writeFile(file, data));
      },
    });
    this.#began = Date.now();
  }

  /** Seconds since the beginning. */
  now(): number {
    return (Date.now() - this.#began) / 1000;
  }

  /** @returns the stills, which together last exactly as long as was filmed */
  async stop(): Promise<Still[]> {
    const end = Date.now();
    await this.page.screencast.stop();
    await Promise.all(this.#writing);
    const shown = this.#frames.filter(({ at }) => at < end);
    // What was already to be seen at the beginning is the first frame, whenever it was drawn.
    const begins = shown.map(({ at }, index) => (index === 0 ? this.#began : Math.max(at, this.#began)));
    return shown.map(({ file }, index) => ({
      file,
      seconds: ((begins[index + 1] ?? end) - (begins[index] ?? end)) / 1000,
    }));
  }
}
