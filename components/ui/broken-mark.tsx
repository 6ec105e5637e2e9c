import { t } from "@/lib/language/texts";

/** Says of a strategy, wherever it appears, that it is no defence. */
export function BrokenMark() {
  return (
    <span className="whitespace-nowrap rounded border border-alert px-1.5 py-px font-semibold text-alert text-xs">
      <span aria-hidden="true">⚠</span> {t("broken")}
    </span>
  );
}
