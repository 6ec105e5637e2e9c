import type { ReactNode } from "react";
import { LanguageSwitch } from "./language-switch";
import { PageLinks } from "./page-links";
import { ThemeButton } from "./theme-button";

type Props = {
  children?: ReactNode;
  heading?: boolean;
  /** The address of the lab whose pages are linked to. */
  lab?: string;
};

/** The bar at the top of every page. */
export function Header({ children, heading = false, lab }: Props) {
  const Name = heading ? "h1" : "span";
  return (
    <header className="flex min-h-12 flex-wrap items-center gap-x-5 gap-y-1 border-line border-b bg-surface px-5 py-1 max-sm:gap-y-0.5 max-sm:gap-x-2 max-sm:px-3">
      <Name className="font-bold text-[1.0625rem] tracking-tight">
        <a href="/" className="inline-block py-0.5">
          Still signed in?
        </a>
      </Name>
      <div className="flex grow max-sm:order-last max-sm:w-full">{children}</div>
      <PageLinks lab={lab} />
      <div className="flex items-center max-sm:ml-auto">
        <LanguageSwitch />
        <ThemeButton />
      </div>
    </header>
  );
}
