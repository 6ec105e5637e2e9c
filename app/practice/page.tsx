import { PracticeTable } from "@/components/practice/practice-table";
import { Header } from "@/components/ui/header";
import { PrintButton } from "@/components/ui/print-button";
import { rich } from "@/components/ui/rich";
import { kinds, practices } from "@/lessons/practice/registry";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";

export const generateMetadata = titled("What others do");

/** What standards ask for and others do at a change of the password, beside what was measured here. */
export default function PracticePage() {
  return (
    <>
      <Header />
      <main className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-5 px-5 py-6 max-sm:px-3">
        <div>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h1 className="font-bold text-2xl tracking-tight">{t("What others do")}</h1>
            <PrintButton />
          </div>
          <p className="mt-1 max-w-[70ch] text-base text-muted">
            {t(
              "Alice changes her password. What do the standards ask for then, and what becomes of her other sign-ins with well-known libraries and services? Each row says where that stands, and on which day it was read there, some of it in a stored copy that can be older than that day. Who is missing was left out because no source of their own could be read.",
            )}
          </p>
          <p className="mt-1 max-w-[70ch] text-base text-muted">
            {rich(
              "Beside each is the strategy of this program that behaves most alike, and what the test of the <link>scorecard</link> finds of it.",
              {
                link: (text) => (
                  <a className="link" href="/defences">
                    {text}
                  </a>
                ),
              },
            )}
          </p>
        </div>
        {Object.entries(kinds).map(([kind, title]) => (
          <section key={kind} aria-labelledby={kind}>
            <h2 id={kind} className="font-bold text-lg">
              {title}
            </h2>
            <PracticeTable label={title} practices={practices.filter((one) => one.of === kind)} />
          </section>
        ))}
      </main>
    </>
  );
}
