"use client";

import { t } from "@/lib/language/texts";

export function PrintButton() {
  return (
    <button type="button" className="btn print:hidden" onClick={() => print()}>
      {t("Print")}
    </button>
  );
}
