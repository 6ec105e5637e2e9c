import type { Metadata } from "next";
import { highlight } from "sugar-high";
import { Header } from "@/components/ui/header";
import { readSourceFile } from "@/lessons/claims/source-file";
import { setResponseStatus } from "@/lib/evidence/response-header";
import NotFound from "../../not-found";
import { BackLink, CopyButton } from "./components";

type Props = { params: Promise<{ file: string[] }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameOf(await params) };
}

/** A file of this repository that a page names, as it lies on the disk. */
export default async function SourcePage({ params }: Props) {
  const file = nameOf(await params);
  const code = await readSourceFile(file);
  if (code === null) {
    setResponseStatus(404);
    return <NotFound />;
  }
  const lines = code.trimEnd().split("\n").length;
  return (
    <>
      <Header />
      <main className="px-5 py-4 max-sm:px-3">
        <div className="mb-2 flex flex-wrap items-center gap-x-4 gap-y-1">
          <BackLink />
          <h1 className="mr-auto break-all font-mono font-semibold">{file}</h1>
          <CopyButton code={code} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and the keyboard must reach them */}
        <div tabIndex={0} className="panel flex overflow-x-auto py-2 font-mono text-[0.8125rem]">
          <pre aria-hidden="true" className="sticky left-0 select-none bg-surface px-3 text-right text-muted">
            {Array.from({ length: lines }, (_, index) => index + 1).join("\n")}
          </pre>
          <pre className="code pr-3">
            {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own file, escaped by the highlighter */}
            <code dangerouslySetInnerHTML={{ __html: highlight(code) }} />
          </pre>
        </div>
      </main>
    </>
  );
}

function nameOf({ file }: { file: string[] }): string {
  return file.map(decodeURIComponent).join("/");
}
