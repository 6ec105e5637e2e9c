import Link from "next/link";
import type { JwtStrategy } from "@/lessons/strategies/strategy";
import { type View, viewQuery } from "./view";

type Props = { view: View; right: JwtStrategy; path: string };

/** The toggle. It is in the URL, so that a view can be linked to. */
export function ViewLinks({ view, right, path }: Props) {
  // A variant that was chosen stays chosen, alone and beside database sessions.
  const variant = view === "both" || view === "database" ? right : view;
  const links: readonly [View, string][] = [
    ["both", "Side by side"],
    ["database", "Database sessions"],
    [variant, "JWT"],
  ];
  return (
    <nav aria-label="View" className="flex overflow-hidden rounded-lg border border-line">
      {links.map(([name, text]) => (
        <Link
          key={text}
          href={`${path}${viewQuery(name, variant)}`}
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
