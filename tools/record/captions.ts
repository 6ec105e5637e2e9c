import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Browser } from "@playwright/test";
import type { Cue } from "../../lessons/recordings/recording";
import type { Still } from "./camera";
import { strip } from "./sizes";

/** What stands below the board for a while: the chapter, and what is said. */
export type Caption = Cue & { chapter: string; position: string };

/**
 * Draws the strip below the board.
 * @param seconds how long the whole is
 */
export async function drawStrips(
  browser: Browser,
  captions: readonly Caption[],
  seconds: number,
  folder: string,
): Promise<Still[]> {
  await mkdir(folder, { recursive: true });
  const { width, height } = strip;
  const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1 });
  const stills: Still[] = [];
  for (const [index, caption] of captions.entries()) {
    const file = join(folder, `${index}.png`);
    await page.setContent(stripHtml(caption));
    await page.screenshot({ path: file });
    stills.push({ file, seconds: (captions[index + 1]?.from ?? seconds) - caption.from });
  }
  await page.close();
  return stills;
}

function stripHtml({ chapter, position, text }: Caption): string {
  const size = text.length > 115 ? 22 : 26;
  return `<!doctype html><style>
    body { margin: 0; height: ${strip.height}px; display: grid; grid-template-columns: ${strip.captionsLeft}px 1fr;
      align-items: center; background: #14181f; color: #fff; font: 16px/1.25 system-ui, "Liberation Sans", sans-serif; }
    div { padding: 0 20px; }
    small { display: block; color: #9aa5b4; font-size: 16px; }
    b { font-size: 22px; line-height: 1.15; }
    p { margin: 0; padding-right: 20px; font-size: ${size}px; line-height: 1.22; text-wrap: pretty; }
  </style><div><small>${escapeHtml(position)}</small><b>${escapeHtml(chapter)}</b></div><p>${escapeHtml(text)}</p>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
