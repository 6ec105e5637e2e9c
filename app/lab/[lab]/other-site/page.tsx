import type { Metadata } from "next";
import { OtherSite } from "@/components/other-site/other-site";
import { Refused } from "@/components/other-site/refused";
import { Header } from "@/components/ui/header";
import { NeedsScript } from "@/components/ui/needs-script";
import { readOtherSite } from "@/lessons/other-site/read-outcome";
import { story } from "@/lessons/other-site/story";
import type { LabId } from "@/lib/lab/lab-id";
import { labPath } from "@/lib/lab/lab-path";
import { t } from "@/lib/language/texts";
import { ownerPage } from "../../owner-page";

export const generateMetadata = (): Metadata => ({ title: story.title });

/** What another site can have Alice's browser do, and what a script in her own page can. */
export default ownerPage(async ({ lab }) => (
  <>
    <Header lab={labPath(lab)}>
      <a className="inline-block py-1 underline" href={labPath(lab)}>
        {t("The board")}
      </a>
    </Header>
    <NeedsScript>{t("two sites of ours are visited from here.")}</NeedsScript>
    <main className="mx-auto max-w-6xl px-5 py-5 max-sm:px-3">
      <h1 className="font-bold text-2xl tracking-tight">{story.title}</h1>
      <p className="mt-1 text-base text-muted">
        {t(
          "{question} It depends on where her browser keeps what proves that she is signed in. What the table says is what a site of ours saw your browser do.",
          { question: story.question },
        )}
      </p>
      <Experiment lab={lab} />
    </main>
  </>
));

async function Experiment({ lab }: { lab: LabId }) {
  const state = await readOtherSite(lab);
  if (state === null)
    return (
      <Refused
        words={t(
          "The page of another site is not running. “npm start” brings it up: start the program again, and reload this page.",
        )}
      />
    );
  return <OtherSite lab={lab} port={state.port} outcome={state.seen?.outcome ?? null} />;
}
