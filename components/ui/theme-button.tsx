"use client";

import { t } from "@/lib/language/texts";
import { inBrowser } from "../storage";
import { themeKey } from "./theme-script";

/** Switches between light and dark, and remembers it in this browser. */
export function ThemeButton() {
  function toggle(): void {
    const root = document.documentElement;
    const dark = root.dataset.theme
      ? root.dataset.theme === "dark"
      : matchMedia("(prefers-color-scheme: dark)").matches;
    const theme = dark ? "light" : "dark";
    root.dataset.theme = theme;
    inBrowser.write(themeKey, theme);
  }

  return (
    <button
      type="button"
      aria-label={t("Switch between light and dark")}
      onClick={toggle}
      className="grid size-9 place-items-center rounded-lg text-muted text-lg hover:text-ink"
    >
      <span aria-hidden="true">◐</span>
    </button>
  );
}
