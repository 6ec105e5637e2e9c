import { BugHunt } from "@/components/bugs/bug-hunt";
import { Header } from "@/components/ui/header";
import { NeedsScript } from "@/components/ui/needs-script";
import { PrintButton } from "@/components/ui/print-button";
import { bugPrograms } from "@/lessons/bugs/program";
import { linesOf } from "@/lessons/bugs/programs";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";

export const generateMetadata = titled("Spot the bugs");

/** The examples of the usual articles: read, marked, and then attacked. */
export default async function BugsPage() {
  const programs = await Promise.all(
    bugPrograms.map(async (program) => ({ program, lines: await linesOf(program, "problem") })),
  );
  return (
    <>
      <Header />
      <NeedsScript>{t("lines are marked and exploits are run from it.")}</NeedsScript>
      <main className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-6 px-5 py-6 max-sm:px-3">
        <div>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h1 className="font-bold text-2xl tracking-tight">{t("Spot the bugs")}</h1>
            <PrintButton />
          </div>
          <p className="mt-1 max-w-[70ch] text-base text-muted">
            {t(
              "Two examples as the usual articles have them. Read one, and mark the lines that you think are wrong. Then every fault is used for real: the program runs in a process of its own, the repaired one beside it, and both are sent the same requests.",
            )}
          </p>
          <p className="mt-1 max-w-[70ch] text-base text-muted">
            {t(
              "Each fault comes with the rule that it breaks, from OWASP ASVS 5.0 or an RFC. Left out is what takes long to show: a session that does not expire, for example.",
            )}
          </p>
        </div>
        {programs.map(({ program, lines }) => (
          <BugHunt key={program} program={program} lines={lines} />
        ))}
      </main>
    </>
  );
}
