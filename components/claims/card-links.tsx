import type { Card } from "@/lessons/claims/card";

/** The code that ran, the test that guards it, and the tour that shows it better. */
export function CardLinks({ card, lab }: { card: Card; lab: string }) {
  const { code, tests, scenario } = card;
  const files = [...code, ...tests.map(({ file }) => file)];
  return (
    <>
      {scenario && (
        <a className="link print:hidden" href={`${lab}?scenario=${scenario}&step=1`}>
          Tour<span className="sr-only">: {card.statement}</span>
        </a>
      )}
      <details className="print:hidden">
        <summary className="link list-none">
          Code and tests<span className="sr-only">: {card.statement}</span>
        </summary>
        <ul className="panel absolute top-full right-0 z-10 w-max max-w-full px-3 py-1.5 font-mono shadow-lg">
          {files.map((file) => (
            <li key={file} className="break-all py-0.5">
              <a className="link" href={`/source/${encodeURI(file)}`}>
                {file}
              </a>
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}
