import { SourceListing } from "@/components/evidence/source-listing";
import { BrokenMark } from "@/components/ui/broken-mark";
import { Header } from "@/components/ui/header";
import { rich } from "@/components/ui/rich";
import { folderToCopy } from "@/lessons/claims/source-file";
import { sourceOf } from "@/lessons/strategies/source";
import { bothStrategies, strategies, strategyRecords } from "@/lessons/strategies/strategy";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";

export const generateMetadata = titled("Code");

/** The two configurations beside each other, and the way to every other file that a strategy is. */
export default function CodePage() {
  const variants = strategies.filter((strategy) => !bothStrategies.some((both) => both === strategy));
  return (
    <>
      <Header />
      <main className="px-5 py-6 max-sm:px-3">
        <h1 className="font-bold text-2xl tracking-tight">{t("The two configurations")}</h1>
        <p className="mt-1 max-w-[75ch] text-base text-muted">
          {rich(
            "The lab runs on exactly these two files. Copy the folder <code>auth/</code> into an application of your own; its README says what to set and what to replace. The name of a file opens it alone, with a button that copies it.",
            { code: (text) => <code>{text}</code> },
          )}
        </p>
        <div className="mt-4 grid gap-3 xl:grid-cols-2">
          {bothStrategies.map((strategy) => (
            <section
              key={strategy}
              aria-label={strategyRecords[strategy].title}
              data-strategy={strategy}
              className="panel min-w-0 border-t-[3px] border-t-accent px-3 py-2"
            >
              <SourceListing strategy={strategy} linked />
            </section>
          ))}
        </div>
        <div className="mt-6 grid gap-x-3 gap-y-6 sm:grid-cols-2">
          <FileList title={t("The folder to copy")} files={folderToCopy.map((file) => ({ file }))} />
          <FileList
            title={t("One thing changed in one of them")}
            files={variants.map((strategy) => ({
              file: sourceOf(strategy),
              name: strategyRecords[strategy].title,
              broken: strategyRecords[strategy].broken !== undefined,
            }))}
          />
        </div>
      </main>
    </>
  );
}

type FileListProps = { title: string; files: readonly { file: string; name?: string; broken?: boolean }[] };

function FileList({ title, files }: FileListProps) {
  return (
    <section>
      <h2 className="font-bold text-lg">{title}</h2>
      <ul className="mt-1">
        {files.map(({ file, name, broken }) => (
          <li key={file}>
            <a className="link" href={`/source/${file}`}>
              {name ?? <code>{file}</code>}
            </a>{" "}
            {broken && <BrokenMark />}
          </li>
        ))}
      </ul>
    </section>
  );
}
