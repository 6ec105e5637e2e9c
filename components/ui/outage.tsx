import { t } from "@/lib/language/texts";

/** Instead of a page that cannot be had without the database. */
export function Outage() {
  return (
    <main className="mx-auto max-w-xl px-5 py-16">
      <h2 className="font-bold text-xl">{t("The database does not answer.")}</h2>
      <p className="mt-2 text-muted">{t("Nothing is lost. Reload this page in a moment.")}</p>
    </main>
  );
}
