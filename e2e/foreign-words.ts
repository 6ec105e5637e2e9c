import type { Page } from "@playwright/test";
import de from "../messages/de.json" with { type: "json" };

const word = /\p{L}{3,}/gu;
const wordsOf = (text: string): string[] => text.toLowerCase().match(word) ?? [];

/** What is the same in every language: names, and what a cookie, a token or a standard calls itself. */
const names =
  "Alice Bob Carol Still signed in Deutsch English admin member iat exp sid jti SVG PNG PDF JSON CSV HTTP SQL QR next auth jose Chromium Node beta null true false localhost npm run";

const known = new Set(wordsOf(`${Object.values(de).join(" ")} ${names}`));

/**
 * The words on a page in German that no German text has. Left out is what went over the wire, code, and what says
 * of itself that it is in English.
 */
export async function foreignWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate(readTexts);
  return texts.filter((text) => wordsOf(text).some((one) => !known.has(one)));
}

/** Runs in the page: all that is read, or read out. */
function readTexts(): string[] {
  const apart = "script, style, noscript, code, pre, kbd, .font-mono, [lang]:not(html), [data-name]";
  const texts: string[] = [document.title];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement?.closest(apart)) texts.push(walker.currentNode.textContent ?? "");
  }
  for (const name of ["aria-label", "title", "placeholder", "alt"]) {
    for (const element of document.querySelectorAll(`[${name}]`)) {
      if (!element.closest(apart)) texts.push(element.getAttribute(name) ?? "");
    }
  }
  return texts.map((text) => text.trim()).filter(Boolean);
}
