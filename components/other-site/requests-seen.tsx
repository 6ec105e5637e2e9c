import { type Attempt, forgeries, type Outcome, wayIds } from "@/lessons/other-site/outcome";
import { forgeryTitles, wayTitles } from "@/lessons/other-site/words";
import { t } from "@/lib/language/texts";

/** What Alice's site wrote down of each request that was to change her role. */
export function RequestsSeen({ outcome }: { outcome: Outcome }) {
  const seen = wayIds.flatMap((way) => [
    ...forgeries.map((how) => ({ way, how: forgeryTitles[how], attempt: outcome[way].forged[how] })),
    { way, how: t("a script in Alice's page (POST)"), attempt: outcome[way].script },
  ]);
  const rows = seen.filter((row): row is typeof row & { attempt: Attempt } => Boolean(row.attempt));
  if (rows.length === 0) return null;
  return (
    <details className="mt-4">
      <summary className="link w-fit">
        {t("What Alice's site saw: {rows} requests", { rows: rows.length })}
      </summary>
      <section
        className="relative mt-2 overflow-x-auto"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach it
        tabIndex={0}
        aria-label={t("Requests")}
      >
        <table className="w-full border-collapse text-left text-[0.8125rem]">
          <thead>
            <tr className="border-edge border-b">
              {[
                t("What proves it"),
                t("Asked by"),
                "Sec-Fetch-Site",
                t("It came along"),
                t("Age"),
                t("Answer"),
              ].map((title) => (
                <th key={title} scope="col" className="py-1 pr-3 font-semibold">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ way, how, attempt: { site, came, age, status } }) => (
              <tr key={`${way} ${how}`} className="border-line border-b">
                <th scope="row" className="py-1 pr-3 font-normal">
                  {wayTitles[way]}
                </th>
                <td className="py-1 pr-3">{how}</td>
                <td className="py-1 pr-3 font-mono">{site ?? t("not sent")}</td>
                <td className="py-1 pr-3">{came ? t("yes") : t("no")}</td>
                <td className="whitespace-nowrap py-1 pr-3">{age} s</td>
                <td className="py-1 pr-3 font-mono">{status}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
