import { type Fulfilment, type Requirement, requirements, testFile } from "@/lessons/defences/asvs";
import { strategies, strategyRecords } from "@/lessons/strategies/strategy";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { rich } from "../ui/rich";

const looks: Record<Fulfilment, { icon: string; word: string; className: string }> = inLanguage(
  {
    met: { icon: "✓", word: "met", className: "text-ink" },
    late: { icon: "◷", word: "met 15 s later", className: "text-ink" },
    partly: { icon: "◐", word: "partly", className: "text-ink" },
    unmet: { icon: "✕", word: "not met", className: "text-alert" },
    none: { icon: "–", word: "does not apply", className: "text-muted" },
  },
  "word",
);

/** OWASP ASVS 5.0, row by row, with the test that every cell of a row was held against. */
export function Scorecard() {
  return (
    <section aria-labelledby="asvs" className="panel px-4 py-3">
      <h2 id="asvs" className="font-semibold text-base">
        {t("The scorecard: OWASP ASVS 5.0")}
      </h2>
      <p className="mt-1 max-w-[75ch] text-muted">
        {rich(
          "ASVS is OWASP's Application Security Verification Standard: a list of what to check in a web application. Each row names a test in <code>{testFile}</code>, which does what the row is about under every strategy and compares what it finds with the cell.",
          { code: (text) => <code>{text}</code> },
          { testFile },
        )}
      </p>
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-[0.8125rem]">
        {Object.values(looks).map(({ icon, word, className }) => (
          <li key={word}>
            <span aria-hidden="true" className={className}>
              {icon}
            </span>{" "}
            {word}
          </li>
        ))}
      </ul>
      <section
        className="relative mt-3 overflow-x-auto max-sm:hidden"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
        tabIndex={0}
        aria-label={t("Requirements")}
      >
        <table className="w-full border-collapse text-[0.8125rem]">
          <thead>
            <tr>
              <th scope="col" className="pb-1 text-left align-bottom font-semibold">
                {t("Requirement")}
              </th>
              {strategies.map((strategy) => (
                <th key={strategy} scope="col" className="px-1.5 pb-1 align-bottom font-semibold text-xs">
                  <span className="sr-only">{strategyRecords[strategy].title}</span>
                  <span aria-hidden="true">{strategyRecords[strategy].inNarrowLane}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {requirements.map(({ id, asks, note, test, fulfilments }) => (
              <tr key={id} className="border-line border-t align-top">
                <th scope="row" className="min-w-64 py-1.5 pr-3 text-left font-normal">
                  <b className="font-semibold">{t(id)}</b> {asks}
                  {note && <span className="block text-muted">{note}</span>}
                  <code className="block text-[0.71875rem] text-muted">{test}</code>
                </th>
                {strategies.map((strategy) => {
                  const { icon, word, className } = looks[fulfilments[strategy]];
                  return (
                    <td key={strategy} className={`px-1.5 py-1.5 text-center font-bold ${className}`}>
                      <span aria-hidden="true" title={word}>
                        {icon}
                      </span>
                      <span className="sr-only">{word}</span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <ul className="mt-3 grid gap-4 sm:hidden">
        {requirements.map((requirement) => (
          <Row key={requirement.id} requirement={requirement} />
        ))}
      </ul>
    </section>
  );
}

/** One row where there is no room for a table: who meets it, and who does not. */
function Row({ requirement: { id, asks, note, test, fulfilments } }: { requirement: Requirement }) {
  const given = (Object.keys(looks) as Fulfilment[])
    .map((fulfilment) => ({
      fulfilment,
      by: strategies.filter((strategy) => fulfilments[strategy] === fulfilment),
    }))
    .filter(({ by }) => by.length > 0);
  return (
    <li className="border-line border-t pt-2">
      <p>
        <b className="font-semibold">{t(id)}</b> {asks}
      </p>
      {note && <p className="text-muted">{note}</p>}
      <p className="break-words font-mono text-[0.71875rem] text-muted">{test}</p>
      {given.map(({ fulfilment, by }) => (
        <p key={fulfilment} className="text-[0.8125rem]">
          <span className={`font-bold ${looks[fulfilment].className}`}>
            <span aria-hidden="true">{looks[fulfilment].icon}</span> {looks[fulfilment].word}:
          </span>{" "}
          {by.map((strategy) => strategyRecords[strategy].inNarrowLane).join(", ")}
        </p>
      ))}
    </li>
  );
}
