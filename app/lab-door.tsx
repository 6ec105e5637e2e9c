import type { ReactNode } from "react";
import { Header } from "@/components/ui/header";
import { OwnLabLink } from "@/components/ui/own-lab-link";
import { t } from "@/lib/language/texts";
import type { LabPage } from "./lab-pages";
import { Refusal } from "./refusal";
import { StartLab } from "./start-lab";

type Props = {
  title: string;
  words: string;
  page: LabPage;
  searchParams: Promise<{ error?: string | string[] }>;
  /** What there is of the kind that needs no lab. */
  children?: ReactNode;
};

/** The way to a page of a lab for somebody who may have none yet. */
export async function LabDoor({ title, words, page, searchParams, children }: Props) {
  const { error } = await searchParams;
  return (
    <>
      <Header />
      <main className="mx-auto max-w-xl px-5 py-16">
        <h1 className="font-bold text-2xl tracking-tight">{title}</h1>
        <p className="mt-2 text-base text-muted">{words}</p>
        <Refusal error={error} />
        <div className="group mt-6 flex flex-wrap items-center gap-3">
          <StartLab
            page={page}
            words={t("Open in a new lab")}
            className="btn group-[:not(:has(a))]:btn-main px-5 text-base"
          />
          <OwnLabLink path={`/${page}`} className="btn btn-main px-5 text-base">
            {t("In your lab")}
          </OwnLabLink>
        </div>
        {children && <p className="mt-6 text-base">{children}</p>}
      </main>
    </>
  );
}
