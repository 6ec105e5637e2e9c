import { t } from "@/lib/language/texts";

/** Above the board, when an address asks for a tour or a step that there is not. */
export function TourRefusal({ words, board }: { words: string; board: string }) {
  return (
    <p
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-1 border-line border-b bg-surface px-5 py-2 max-sm:px-3"
    >
      <span className="font-semibold text-alert">{words}</span>
      <a className="inline-block min-h-6 py-0.5 underline" href="/tour">
        {t("All tours")}
      </a>
      <a className="inline-block min-h-6 py-0.5 underline" href={board}>
        {t("Dismiss")}
      </a>
    </p>
  );
}
