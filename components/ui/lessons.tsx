import { t } from "@/lib/language/texts";

type Props = { lessons: readonly { title: string; words: string }[] };

/** What an experiment comes to: to be read in ten seconds. */
export function Lessons({ lessons }: Props) {
  return (
    <section aria-label={t("What it comes to")} className="panel mt-4 px-4 py-3">
      <ul className="grid gap-3 text-base lg:grid-cols-3">
        {lessons.map(({ title, words }) => (
          <li key={title}>
            <h2 className="font-bold">{title}</h2>
            <p>{words}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
