import { Fragment, type ReactNode } from "react";
import { t } from "@/lib/language/texts";

type Parts = Readonly<Record<string, (content: ReactNode) => ReactNode>>;

/** A pair of tags, and what is between them; or a tag by itself. */
const tagged = /<(\w+)>(.*?)<\/\1>|<(\w+)\/>/g;

/**
 * A text of the interface with elements in it, which may stand elsewhere in another language.
 * @param message as for `t`, with `<name>…</name>` or `<name/>` where there is an element
 * @param parts what makes the element of each name from what is between its tags
 */
export function rich(message: string, parts: Parts, values?: Parameters<typeof t>[1]): ReactNode {
  return fill(t(message, values), parts);
}

function fill(text: string, parts: Parts): ReactNode {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const { 0: all, 1: pair, 2: content = "", 3: alone, index } of text.matchAll(tagged)) {
    const make = parts[pair ?? alone ?? ""];
    if (!make) continue;
    pieces.push(text.slice(end, index), <Fragment key={index}>{make(fill(content, parts))}</Fragment>);
    end = index + all.length;
  }
  return end === 0 ? text : [...pieces, text.slice(end)];
}
