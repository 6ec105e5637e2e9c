import { rich } from "@/components/ui/rich";
import type { Finding, Trial } from "@/lessons/bugs/finding";
import type { BugProgram } from "@/lessons/bugs/program";
import { t } from "@/lib/language/texts";
import { isFound } from "./notes";

type Props = { findings: readonly Finding[]; marked: ReadonlySet<number>; program: BugProgram };

/** What every exploit did: first those of the faults that were found, then the rest. */
export function BugFindings({ findings, marked, program }: Props) {
  const groups = [
    { title: t("Faults that you found"), members: findings.filter((one) => isFound(one, marked)) },
    { title: t("Faults that you did not find"), members: findings.filter((one) => !isFound(one, marked)) },
  ];
  return (
    <>
      {groups
        .filter(({ members }) => members.length > 0)
        .map(({ title, members }) => (
          <div key={title} className="mt-3">
            <h3 className="font-bold text-base">{title}</h3>
            <ul className="mt-1 grid gap-3">
              {members.map((finding) => (
                <Entry key={finding.id} finding={finding} />
              ))}
            </ul>
          </div>
        ))}
      <p className="mt-3 text-muted">
        {rich(
          "To repair it yourself: <code>npm run kata article-{program}</code>",
          { code: (text) => <code className="font-mono">{text}</code> },
          { program },
        )}
      </p>
    </>
  );
}

function Entry({ finding: { title, wrong, standard, asWritten, repaired } }: { finding: Finding }) {
  const lines = t("{count, plural, one {line} other {lines}} {numbers}", {
    count: wrong.length,
    numbers: wrong.join(", "),
  });
  return (
    <li className="border-line border-t pt-2 print:break-inside-avoid">
      <h4 className="font-semibold text-base">
        {title} <span className="font-normal text-muted">({lines})</span>
      </h4>
      <p className="text-muted text-[0.8125rem]">{standard}</p>
      <div className="mt-1 grid grid-cols-[minmax(0,1fr)] gap-x-4 gap-y-2 lg:grid-cols-2 print:grid-cols-2">
        <Tried name={t("As written")} trial={asWritten} />
        <Tried name={t("Repaired")} trial={repaired} />
      </div>
    </li>
  );
}

function Tried({ name, trial: { gotIn, words, asked } }: { name: string; trial: Trial }) {
  return (
    <div className="min-w-0">
      <p>
        <span className={`font-semibold ${gotIn ? "text-alert" : ""}`}>
          {name}: {gotIn ? t("⚠ got in") : t("✓ kept out")}.
        </span>{" "}
        {words}
      </p>
      <ol className="mt-1 grid gap-0.5 font-mono text-[0.75rem]">
        {asked.map(({ by, request, status, answer }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the requests of one exploit, in their order
          <li key={index} className="wrap-anywhere border-line border-l-[3px] pl-2">
            {by}: {request} → <span className="font-semibold">{status}</span>{" "}
            <span className="text-muted">{answer}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}
