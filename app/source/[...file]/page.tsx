import { highlight } from "sugar-high";
import { Header } from "@/components/ui/header";
import { readSourceFile } from "@/lessons/claims/source-file";
import { setResponseStatus } from "@/lib/evidence/response-header";
import NotFound from "../../not-found";

type Props = { params: Promise<{ file: string[] }> };

/** A file of this repository that a card ran, or the test that guards it, as it lies on the disk. */
export default async function SourcePage({ params }: Props) {
  const file = (await params).file.map(decodeURIComponent).join("/");
  const code = await readSourceFile(file);
  if (code === null) {
    setResponseStatus(404);
    return <NotFound />;
  }
  return (
    <>
      <Header />
      <main className="px-5 py-4 max-sm:px-3">
        <h1 className="mb-2 font-mono font-semibold">{file}</h1>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and the keyboard must reach them */}
        <pre tabIndex={0} className="panel code overflow-x-auto px-3 py-2 text-[0.8125rem] leading-[1.5]">
          {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own file, escaped by the highlighter */}
          <code dangerouslySetInnerHTML={{ __html: highlight(code) }} />
        </pre>
      </main>
    </>
  );
}
