import { type Language, languages } from "@/lib/language/languages";
import { language, t } from "@/lib/language/texts";

/** Reads the page in another language, and every page after it. Works without JavaScript. */
export function LanguageSwitch() {
  const others = (Object.keys(languages) as Language[]).filter((one) => one !== language());
  return (
    <form action="/language" method="post" className="flex gap-x-1">
      {others.map((one) => (
        <button
          key={one}
          type="submit"
          name="language"
          value={one}
          lang={one}
          title={t("Read this page in another language")}
          className="min-h-9 rounded-lg px-1 text-muted uppercase hover:text-ink"
        >
          <span aria-hidden="true">{one}</span>
          <span className="sr-only">{languages[one].name}</span>
        </button>
      ))}
    </form>
  );
}
