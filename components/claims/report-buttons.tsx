import type { Card } from "@/lessons/claims/card";
import type { Machine } from "@/lessons/claims/machine";
import { makeReport, type Report, reportAsMarkdown } from "@/lessons/claims/report";
import { shortId } from "@/lib/lab/short-id";
import { t } from "@/lib/language/texts";
import { offerFile } from "../ui/offer-file";
import { PrintButton } from "../ui/print-button";
import type { CardState } from "./claims-store";

type Props = {
  lab: string;
  cards: readonly Card[];
  states: Readonly<Record<string, CardState>>;
  machine: Machine;
};

const formats = {
  Markdown: { extension: "md", type: "text/markdown", write: reportAsMarkdown },
  JSON: {
    extension: "json",
    type: "application/json",
    write: (report: Report) => JSON.stringify(report, null, 2),
  },
};

/** The report of what has been run so far: two files, and paper. */
export function ReportButtons({ lab, cards, states, machine }: Props) {
  const empty = Object.values(states).every(({ result }) => !result);
  return (
    <fieldset className="ml-auto flex flex-wrap items-center gap-2 max-sm:ml-0 print:hidden" disabled={empty}>
      <legend className="float-left mr-0.5 text-muted">{t("Report")}</legend>
      {Object.entries(formats).map(([name, { extension, type, write }]) => (
        <button
          key={name}
          type="button"
          className="btn"
          onClick={() =>
            save(`claims-${shortId(lab)}.${extension}`, type, write(makeReport(lab, cards, states, machine)))
          }
        >
          {name}
        </button>
      ))}
      <PrintButton />
    </fieldset>
  );
}

function save(name: string, type: string, text: string): void {
  offerFile(new Blob([text], { type }), name);
}
