import { Fragment, type ReactNode } from "react";
import { t } from "@/lib/language/texts";

type Parts = Readonly<Record<string, (content: ReactNode) => ReactNode>>;
type Values = NonNullable<Parameters<typeof t>[1]>;

/** A pair of tags, and what is between them; or a tag by itself. */
const tagged = /<(\w+)>(.*?)<\/\1>|<(\w+)\/>/g;

/** Stands for a `<` in a value, which is no tag, whoever wrote it. From Unicode's private use area. */
const lessThan = "\uE000";

/**
 * A text of the interface with elements in it, which may stand elsewhere in another language.
 * @param message as for `t`, with `<name>…</name>` or `<name/>` where there is an element
 * @param parts what makes the element of each name from what is between its tags
 */
export function rich(message: string, parts: Parts, values: Values = {}): ReactNode {
  return fill(t(message, withoutTags(values)), parts);
}

function fill(text: string, parts: Parts): ReactNode {
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const { 0: all, 1: pair, 2: content = "", 3: alone, index } of text.matchAll(tagged)) {
    const make = parts[pair ?? alone ?? ""];
    if (!make) continue;
    pieces.push(plain(text.slice(end, index)), <Fragment key={index}>{make(fill(content, parts))}</Fragment>);
    end = index + all.length;
  }
  return end === 0 ? plain(text) : [...pieces, plain(text.slice(end))];
}

function withoutTags(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === "string" ? value.replaceAll("<", lessThan) : value,
    ]),
  );
}

const plain = (text: string): string => text.replaceAll(lessThan, "<");
