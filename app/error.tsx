"use client";

import { unstable_isUnrecognizedActionError as isUnknownAction } from "next/navigation";
import { t } from "@/lib/language/texts";

type Props = { error: Error; reset: () => void };

/** What a visitor sees when something goes wrong that nobody thought of. */
export default function ErrorPage({ error, reset }: Props) {
  if (isUnknownAction(error)) return <OlderPage />;
  return (
    <main className="mx-auto max-w-xl px-5 py-16">
      <h1 className="font-bold text-xl">{t("Something went wrong on the server.")}</h1>
      <p className="mt-2 mb-6 text-muted">{t("It has been logged. Your lab is still there.")}</p>
      <button type="button" className="btn btn-main" onClick={reset}>
        {t("Try again")}
      </button>
    </main>
  );
}

/** Its buttons call what the server no longer has. */
function OlderPage() {
  return (
    <main className="mx-auto max-w-xl px-5 py-16">
      <h1 className="font-bold text-xl">{t("This page is older than the program.")}</h1>
      <p className="mt-2 mb-6 text-muted">{t("Nothing was done. Your lab is still there.")}</p>
      <button type="button" className="btn btn-main" onClick={() => location.reload()}>
        {t("Reload")}
      </button>
    </main>
  );
}
