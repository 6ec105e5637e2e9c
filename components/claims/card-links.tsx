import type { Card } from "@/lessons/claims/card";
import type { Source } from "@/lessons/claims/sources";
import { t } from "@/lib/language/texts";
import { rich } from "../ui/rich";

/** The code that ran, the test that guards it, who says it, and the tour that shows it better. */
export function CardLinks({ card, lab }: { card: Card; lab: string }) {
  const { code, tests, scenario, sources } = card;
  const files = [...code, ...tests.map(({ file }) => file)];
  return (
    <>
      {scenario && (
        <a className="link print:hidden" href={`${lab}?scenario=${scenario}&step=1`}>
          {t("Tour")}
          <span className="sr-only">: {card.statement}</span>
        </a>
      )}
      <Disclosed title={t("Sources")} of={card.statement}>
        <SourceList title={t("Says it")} texts={sources.says} />
        <SourceList title={t("Limits it")} texts={sources.limits} />
      </Disclosed>
      <Disclosed title={t("Code and tests")} of={card.statement}>
        <ul className="font-mono">
          {files.map((file) => (
            <li key={file} className="break-all py-0.5">
              <a className="link" href={`/source/${encodeURI(file)}`}>
                {file}
              </a>
            </li>
          ))}
        </ul>
      </Disclosed>
    </>
  );
}

type DisclosedProps = { title: string; of: string; children: React.ReactNode };

function Disclosed({ title, of, children }: DisclosedProps) {
  return (
    <details className="print:hidden">
      <summary className="link list-none">
        {title}
        <span className="sr-only">: {of}</span>
      </summary>
      <div className="panel absolute top-full right-0 z-10 w-max max-w-full px-3 py-1.5 shadow-lg">
        {children}
      </div>
    </details>
  );
}

/** With the addresses in writing, for who reads it without a network. */
function SourceList({ title, texts }: { title: string; texts: readonly Source[] }) {
  return (
    <section className="py-0.5">
      <h4 className="font-semibold text-ink">{title}</h4>
      <ul>
        {texts.map(({ title: text, url }) => (
          <li key={url} className="break-words py-0.5">
            <span lang="en">{text}</span>:{" "}
            <a className="link break-all font-mono" href={url} rel="noreferrer">
              {url}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The same on paper, where nothing can be opened. */
export function PrintedSources({ sources: { says, limits } }: Pick<Card, "sources">) {
  const told = (texts: readonly Source[]) => (
    <span lang="en">{texts.map(({ title, url }) => `${title}, ${url}`).join("; ")}</span>
  );
  return (
    <p className="hidden text-[0.75rem] print:block">
      {rich("Says it: <says/>. Limits it: <limits/>.", {
        says: () => told(says),
        limits: () => told(limits),
      })}
    </p>
  );
}
