"use client";

import { useState } from "react";
import type { BugReport } from "@/lessons/bugs/finding";
import { type BugProgram, bugTitles } from "@/lessons/bugs/program";
import { t } from "@/lib/language/texts";
import { refusalIn, sendJson } from "../ui/send-json";
import { useLoaded } from "../ui/use-loaded";
import { BugFindings } from "./bug-findings";
import { CodeLines } from "./code-lines";
import { isFound, notesOf } from "./notes";

type Props = { program: BugProgram; lines: readonly string[] };

/** A program whose lines are marked first, and which is attacked then. */
export function BugHunt({ program, lines }: Props) {
  const [marked, setMarked] = useState<ReadonlySet<number>>(new Set());
  const [report, setReport] = useState<BugReport | null>(null);
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState("");
  const isLoaded = useLoaded();

  async function run(): Promise<void> {
    setProblem("");
    setRunning(true);
    const response = await sendJson("/bugs/run", { program });
    const refused = t("No answer came. Your marks are kept: try again.");
    if (response?.ok) setReport(await response.json());
    else setProblem(response ? await refusalIn(response, refused) : refused);
    setRunning(false);
  }

  function toggle(line: number): void {
    const others = [...marked].filter((one) => one !== line);
    setMarked(new Set(marked.has(line) ? others : [...others, line]));
  }

  function beginAgain(): void {
    setReport(null);
    setMarked(new Set());
  }

  return (
    <section
      aria-labelledby={program}
      data-strategy={program === "jwt" ? "jwt" : "database"}
      className="panel border-l-[3px] border-l-accent px-4 py-3 max-sm:px-3"
    >
      <h2 id={program} className="font-bold text-lg">
        {bugTitles[program]}
      </h2>
      <div className={`mt-2 grid grid-cols-[minmax(0,1fr)] gap-4 ${report ? "xl:grid-cols-2" : ""}`}>
        <fieldset disabled={!isLoaded || isRunning || report !== null} className="min-w-0">
          <legend className="mb-1 font-semibold">
            {report ? t("As written") : t("Mark the lines that are wrong")}
          </legend>
          <CodeLines
            lines={lines}
            marked={marked}
            notes={report ? notesOf(report.findings, marked) : new Map()}
            onToggle={toggle}
          />
        </fieldset>
        {report && (
          <div className="min-w-0">
            <h3 className="mb-1 font-semibold">{t("Repaired")}</h3>
            <CodeLines
              lines={report.repaired}
              notes={
                new Map(
                  report.findings.flatMap(({ title, mended }) =>
                    mended.map((line) => [line, [t("mends: {title}", { title })]] as const),
                  ),
                )
              }
            />
          </div>
        )}
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-3 print:hidden">
        {report ? (
          <button type="button" className="btn" onClick={beginAgain}>
            {t("Begin again")}
          </button>
        ) : (
          <button
            type="button"
            className="btn btn-main"
            disabled={isRunning || marked.size === 0}
            onClick={() => void run()}
          >
            {isRunning ? t("Running the exploits") : t("Run the exploits")}
          </button>
        )}
        {marked.size === 0 && <span className="text-muted">{t("Mark a line first: guess, then see.")}</span>}
      </div>
      <p role="alert" className="mt-2 font-semibold text-alert empty:hidden">
        {problem}
      </p>
      <p role="status" className="mt-2 font-semibold text-base empty:hidden">
        {report && summaryOf(report, marked)}
      </p>
      {report && <BugFindings findings={report.findings} marked={marked} program={program} />}
    </section>
  );
}

function summaryOf({ findings }: BugReport, marked: ReadonlySet<number>): string {
  const found = findings.filter((one) => isFound(one, marked)).length;
  const [asWritten, repaired] = (["asWritten", "repaired"] as const).map(
    (version) => findings.filter((one) => one[version].gotIn).length,
  );
  const { length } = findings;
  return t(
    "You found {found} of {length} faults. As written, {asWritten} of {length} exploits got in; repaired, {repaired}.",
    { found, length, asWritten, repaired },
  );
}
