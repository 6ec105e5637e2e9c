import { highlight } from "sugar-high";
import { readSource } from "@/lessons/strategies/source";
import type { Strategy } from "@/lessons/strategies/strategy";

type Props = {
  strategy: Strategy;
  /** Its name leads to the file alone, where it can be copied. */
  linked?: boolean;
};

/** A strategy's real configuration file, highlighted on the server. */
export async function SourceListing({ strategy, linked = false }: Props) {
  const { file, code } = await readSource(strategy);
  return (
    <figure>
      <figcaption className="font-sans font-semibold text-muted text-xs">
        {linked ? (
          <a className="link" href={`/source/${file}`}>
            {file}
          </a>
        ) : (
          file
        )}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and the keyboard must reach them */}
      <pre tabIndex={0} className="code overflow-x-auto text-[0.75rem] leading-[1.5]">
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own file, escaped by the highlighter */}
        <code dangerouslySetInnerHTML={{ __html: highlight(code) }} />
      </pre>
    </figure>
  );
}
