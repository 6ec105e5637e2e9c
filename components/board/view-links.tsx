"use client";

import { useRouter } from "next/navigation";
import type { MouseEvent } from "react";
import { t } from "@/lib/language/texts";
import { type Pair, type View, viewQuery } from "./view";

type Props = { view: View; pair: Pair; path: string };

/** The toggle. It is in the URL, so that a view can be linked to. */
export function ViewLinks({ view, pair, path }: Props) {
  const links: readonly [View, string][] = [
    ["both", t("Side by side")],
    // A variant that was chosen stays chosen, alone and beside another.
    [pair.left, t("Database sessions")],
    [pair.right, "JWT"],
  ];
  const router = useRouter();
  /** In place, so that the board goes on; in another tab or window where the visitor asks for one. */
  function follow(event: MouseEvent<HTMLAnchorElement>): void {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    router.push(event.currentTarget.href, { scroll: false });
  }
  return (
    <nav aria-label={t("View")} className="flex overflow-hidden rounded-lg border border-line">
      {links.map(([name, text]) => (
        <a
          key={text}
          href={`${path}${viewQuery(name, pair)}`}
          onClick={follow}
          aria-current={view === name ? "page" : undefined}
          className="-outline-offset-2 whitespace-nowrap border-line border-r px-3.5 py-1.5 text-muted last:border-r-0 hover:text-ink aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-surface max-sm:px-2.5 max-[22rem]:px-1.5"
        >
          {text}
        </a>
      ))}
    </nav>
  );
}
