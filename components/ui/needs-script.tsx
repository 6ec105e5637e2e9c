import { t } from "@/lib/language/texts";

/** What a page says that can do nothing without JavaScript, where there is none. */
export function NeedsScript({ children }: { children: string }) {
  return (
    <noscript>
      <p className="border-alert border-b bg-surface px-5 py-2 text-center font-semibold text-alert">
        {t("This page needs JavaScript:")} {children}
      </p>
    </noscript>
  );
}
