import NotFound from "@/app/not-found";
import { Header } from "@/components/ui/header";
import { readGuide } from "@/lessons/guide";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { sourceLanguage } from "@/lib/language/languages";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";

export const generateMetadata = titled("Teaching");

type Props = { params: Promise<{ page?: string[] }> };

/** The guide for teachers, as it lies in the repository. */
export default async function TeachingPage({ params }: Props) {
  const guide = await readGuide((await params).page?.join("/") ?? "");
  if (!guide) {
    setResponseStatus(404);
    return <NotFound />;
  }
  return (
    <>
      <Header />
      <main className="guide px-5 py-8 max-sm:px-3">
        <nav aria-label={t("Guide")} className="mb-4 flex flex-wrap gap-x-4">
          {guide.pages.map(({ path, title }) => (
            <a
              key={path}
              href={path}
              lang={sourceLanguage}
              aria-current={path === guide.path ? "page" : undefined}
            >
              {title}
            </a>
          ))}
        </nav>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own file; what is HTML in it is escaped */}
        <div lang={sourceLanguage} dangerouslySetInnerHTML={{ __html: guide.html }} />
      </main>
    </>
  );
}
