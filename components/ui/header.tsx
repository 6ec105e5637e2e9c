import Link from "next/link";
import type { ReactNode } from "react";
import { ThemeButton } from "./theme-button";

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
      <ThemeButton />
    </header>
  );
}
