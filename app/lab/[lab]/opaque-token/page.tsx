import type { Metadata } from "next";
import { OpaqueToken } from "@/components/opaque-token/opaque-token";
import { Header } from "@/components/ui/header";
import { NeedsScript } from "@/components/ui/needs-script";
import { story } from "@/lessons/opaque-token/story";
import { labPath } from "@/lib/lab/lab-path";
import { t } from "@/lib/language/texts";
import { ownerPage } from "../../owner-page";

export const generateMetadata = (): Metadata => ({ title: story.title });

/** What becomes of tokens at an API of another origin, once the password has changed. */
export default ownerPage(async ({ lab }) => (
  <>
    <Header lab={labPath(lab)}>
      <a className="inline-block py-1 underline" href={labPath(lab)}>
        {t("The board")}
      </a>
    </Header>
    <NeedsScript>{t("the answers of three APIs are shown as they come.")}</NeedsScript>
    <main className="mx-auto max-w-6xl px-5 py-5 max-sm:px-3">
      <h1 className="font-bold text-2xl tracking-tight">{story.title}</h1>
      <p className="mt-1 text-base text-muted">
        {t(
          "{question} Alice’s phone, in a lab of the run’s own, is signed in with a database session, and exchanges it for two tokens: one that is signed, and one that says nothing.",
          { question: story.question },
        )}
      </p>
      <OpaqueToken lab={lab} />
    </main>
  </>
));
