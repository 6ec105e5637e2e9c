import Link from "next/link";
import type { ReactNode } from "react";
import { ThemeButton } from "./theme-button";

/** What there is besides the lab, on every page. */
const pages: readonly (readonly [path: string, name: string])[] = [["/tour", "Tour"]];

/** The bar at the top of every page. */
export function Header({ children, heading = false }: { children?: ReactNode; heading?: boolean }) {
  const Name = heading ? "h1" : "span";
  return (
    <header className="flex min-h-12 flex-wrap items-center gap-x-5 gap-y-1 border-line border-b bg-surface px-5 py-1 max-sm:gap-x-2 max-sm:px-3">
      <Name className="font-bold text-[1.0625rem] tracking-tight">
        <Link href="/" className="inline-block py-0.5">
          Still signed in?
        </Link>
      </Name>
      <div className="flex grow max-sm:order-last max-sm:w-full">{children}</div>
      <nav aria-label="Pages" className="ml-auto flex gap-x-4 text-muted">
        {pages.map(([path, name]) => (
          <Link
            key={path}
            href={path}
            prefetch={false}
            className="inline-block min-h-6 py-0.5 hover:text-ink"
          >
            {name}
          </Link>
        ))}
      </nav>
      <ThemeButton />
    </header>
  );
}
