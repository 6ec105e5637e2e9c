import { lazy, Suspense, useState } from "react";
import { t } from "@/lib/language/texts";

// Loaded when asked for: the board's first load does without it.
const ShareDialog = lazy(async () => ({ default: (await import("./share-dialog")).ShareDialog }));

/** Opens what hands the lab over and lets others watch it. */
export function ShareButton({ lab }: { lab: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="min-h-6 underline hover:text-ink" onClick={() => setOpen(true)}>
        {t("Share this lab")}
      </button>
      {open && (
        <Suspense>
          <ShareDialog lab={lab} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
