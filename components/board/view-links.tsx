import Link from "next/link";
import type { View } from "./view";

const links: readonly [View, string][] = [
  ["both", "Side by side"],
  ["database", "Database sessions"],
  ["jwt", "JWT"],
];

/** The toggle. It is in the URL, so that a view can be linked to. */
export function ViewLinks({ view, path }: { view: View; path: string }) {
  return (
    <nav aria-label="View" className="flex overflow-hidden rounded-lg border border-line">
      {links.map(([name, text]) => (
        <Link
          key={name}
          href={`${path}?view=${name}`}
          prefetch={false}
          scroll={false}
          aria-current={view === name ? "page" : undefined}
          className="-outline-offset-2 whitespace-nowrap border-line border-r px-3.5 py-1.5 text-muted last:border-r-0 hover:text-ink aria-[current]:bg-ink aria-[current]:font-semibold aria-[current]:text-surface max-sm:px-2.5"
        >
          {text}
        </Link>
      ))}
    </nav>
  );
}
