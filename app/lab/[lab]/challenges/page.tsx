import { ChallengeList } from "@/components/challenges/challenge-list";
import { Header } from "@/components/ui/header";
import { NeedsScript } from "@/components/ui/needs-script";
import { Outage } from "@/components/ui/outage";
import { PrintButton } from "@/components/ui/print-button";
import { rich } from "@/components/ui/rich";
import { challenges } from "@/lessons/challenges/registry";
import { phonePageOf } from "@/lib/class/own-labs";
import { readTries } from "@/lib/lab/challenge-try";
import { labPath } from "@/lib/lab/lab-path";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { ownerPage } from "../../owner-page";
import { unlessOutage } from "../../unless-outage";

export const generateMetadata = titled("Challenges");

/** Goals to reach on the board, and which of them were reached in this lab. */
export default ownerPage(async ({ lab }) => {
  const found = await unlessOutage(() => Promise.all([readTries(lab), phonePageOf(lab)]));
  if (found === null) return <Outage />;
  const [tries, phone] = found;
  const solved = tries.filter(({ solvedAt }) => solvedAt !== null).length;
  return (
    <>
      <Header lab={labPath(lab)}>
        <nav aria-label={t("Lab")} className="flex flex-wrap gap-x-4 print:hidden">
          <a className="inline-block py-1 underline" href={labPath(lab)}>
            {t("The board")}
          </a>
          {phone && (
            <a className="inline-block py-1 underline" href={phone}>
              {t("Your phone in the class")}
            </a>
          )}
        </nav>
      </Header>
      <NeedsScript>{t("challenges are played on the board.")}</NeedsScript>
      <main className="mx-auto grid max-w-5xl grid-cols-[minmax(0,1fr)] gap-5 px-5 py-6 max-sm:px-3">
        <div>
          <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
            <h1 className="font-bold text-2xl tracking-tight">{t("Challenges")}</h1>
            <PrintButton />
          </div>
          <p className="mt-1 max-w-[70ch] text-base text-muted">
            {rich(
              "Each is a goal, to be reached on your board with its own controls. The server finds it reached by what it has measured. Some cannot be reached: then to say why is the solution. Hints cost nothing, and are counted. <link>Spot the bugs</link> <part>needs no board: two programs to read, and then to attack.</part>",
              {
                link: (text) => (
                  <a className="link print:hidden" href="/bugs">
                    {text}
                  </a>
                ),
                part: (text) => <span className="print:hidden">{text}</span>,
              },
            )}
          </p>
          <p className="mt-1 font-semibold text-base">
            {t("{solved} of {challenges} solved in this lab", { solved, challenges: challenges.length })}
          </p>
        </div>
        <ChallengeList lab={lab} tries={tries} />
      </main>
    </>
  );
});
