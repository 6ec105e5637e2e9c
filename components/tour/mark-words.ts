/**
 * Marks words in a part of the page, wherever they come to stand, and brings the first into view. What is shown
 * there is drawn anew with every check, so the marks follow it; the page itself is left as it is.
 * @returns how to take the marks away
 */
export function markWords(part: HTMLElement, words: string): () => void {
  // A browser that is older shows the part without them.
  if (!("highlights" in CSS)) return () => undefined;
  let isInView = false;
  const mark = () => {
    const found = rangesOf(part, words);
    CSS.highlights.set("told", new Highlight(...found));
    const [first] = found;
    if (!first || isInView) return;
    isInView = true;
    first.startContainer.parentElement?.scrollIntoView({ block: "center" });
  };
  const observer = new MutationObserver(mark);
  observer.observe(part, { subtree: true, childList: true, characterData: true });
  mark();
  return () => {
    observer.disconnect();
    CSS.highlights.delete("told");
  };
}

/** Where the words stand, each within one element that wraps lines but no elements of its own. */
function rangesOf(part: HTMLElement, words: string): Range[] {
  const texts: Text[] = [];
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) texts.push(walker.currentNode as Text);
  const whole = texts.map(({ data }) => data).join("");
  const ranges: Range[] = [];
  for (let at = whole.indexOf(words); at !== -1; at = whole.indexOf(words, at + words.length)) {
    const range = document.createRange();
    const [from, to] = [placeOf(texts, at), placeOf(texts, at + words.length)];
    if (!from || !to) continue;
    range.setStart(...from);
    range.setEnd(...to);
    ranges.push(range);
  }
  return ranges;
}

/** The text and the place in it that a place in all of them is. */
function placeOf(texts: readonly Text[], at: number): [Text, number] | null {
  let left = at;
  for (const text of texts) {
    if (left <= text.length) return [text, left];
    left -= text.length;
  }
  return null;
}
