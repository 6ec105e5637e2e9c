import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { OwnLabLink } from "./own-lab-link";

type Page = { name: string; path: string; ofLab?: true };

/** Pages of the program. Those of a lab open one where there is none yet. */
const pages: readonly Page[] = inLanguage(
  [
    { name: "Tour", path: "/tour" },
    { name: "Challenges", path: "/challenges", ofLab: true },
    { name: "Claims", path: "/claims", ofLab: true },
    { name: "Defences", path: "/defences", ofLab: true },
    { name: "Recordings", path: "/recordings" },
    { name: "Code", path: "/source" },
    { name: "Teaching", path: "/teaching" },
  ],
  "name",
);

/** At the right of the header: what else there is. */
export function PageLinks({ lab }: { lab: string | undefined }) {
  return (
    <nav
      aria-label={t("Pages")}
      className="ml-auto flex flex-wrap gap-x-4 text-muted max-sm:order-last max-sm:ml-0 max-sm:w-full max-sm:gap-x-3 max-sm:text-[0.8125rem]"
    >
      {!lab && (
        <OwnLabLink className="inline-block min-h-7 py-1 font-semibold text-ink">
          {t("Back to your lab")}
        </OwnLabLink>
      )}
      {pages.map(({ name, path, ofLab }) => (
        <a
          key={name}
          href={ofLab && lab ? `${lab}${path}` : path}
          className="inline-block min-h-7 py-1 hover:text-ink"
        >
          {name}
        </a>
      ))}
    </nav>
  );
}
