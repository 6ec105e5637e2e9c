import { rich } from "@/components/ui/rich";
import { requirements } from "@/lessons/defences/asvs";
import type { Practice } from "@/lessons/practice/practice";
import { othersWords } from "@/lessons/practice/registry";
import { sourceOf } from "@/lessons/strategies/source";
import { type Strategy, strategyRecords } from "@/lessons/strategies/strategy";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";

/** What the scorecard's test has found of each strategy at a change of the password. */
const measured = requirements.find(({ id }) => id === "7.4.3")?.fulfilments;

const measuredWords = inLanguage({
  met: "the others are out",
  late: "the others are out, after a while",
  partly: "some of the others are out",
  unmet: "the others are in until they expire",
  none: "",
} as const);

/** What others do at a change of the password, and which strategy of ours does alike. */
export function PracticeTable({ practices, label }: { practices: readonly Practice[]; label: string }) {
  return (
    <table aria-label={label} className="mt-2 w-full table-fixed border-collapse max-sm:block">
      <thead className="max-sm:sr-only">
        <tr className="text-left">
          <th scope="col" className="w-[15%] pr-3 pb-1 font-semibold">
            {t("Who")}
          </th>
          <th scope="col" className="pr-3 pb-1 font-semibold">
            {t("When the password is changed")}
          </th>
          <th scope="col" className="w-[12%] pr-3 pb-1 font-semibold">
            {t("Other sign-ins")}
          </th>
          <th scope="col" className="w-[18%] pr-3 pb-1 font-semibold">
            {t("Alike here, and measured")}
          </th>
          <th scope="col" className="w-[25%] pb-1 font-semibold">
            {t("Source")}
          </th>
        </tr>
      </thead>
      <tbody className="max-sm:block">
        {practices.map((practice) => (
          <Row key={practice.name} practice={practice} />
        ))}
      </tbody>
    </table>
  );
}

/** On a phone, one below the other. */
const cell = "py-1.5 pr-3 wrap-anywhere max-sm:block max-sm:py-0.5";

function Row({ practice }: { practice: Practice }) {
  const { name, behaviour, others, alike, source, also, read, basis, version } = practice;
  return (
    <tr className="border-line border-t align-top max-sm:block max-sm:py-2 print:break-inside-avoid">
      <th scope="row" lang="en" className="py-1.5 pr-3 text-left font-semibold max-sm:block max-sm:py-0">
        {name}
      </th>
      <td className={cell}>{behaviour}</td>
      <td className={cell}>
        <span className="text-muted sm:hidden">{t("Other sign-ins:")} </span>
        {othersWords[others]}
      </td>
      <td className={cell}>
        <ul className="grid gap-1">
          {alike.map((strategy) => (
            <Alike key={strategy} strategy={strategy} />
          ))}
        </ul>
      </td>
      <td className={`${cell} text-[0.8125rem]`}>
        {[source, ...(also ? [also] : [])].map(({ title, url }) => (
          <p key={url}>
            <a className="link min-h-7 py-1" href={url} lang="en">
              {title}
            </a>
            <span className="wrap-anywhere block font-mono text-muted">{url}</span>
          </p>
        ))}
        <span className="block text-muted">
          {basis === "documented" ? t("documented") : t("read in the source")}
          {version && t(", at {version}", { version })}
          {rich(
            "; read on <time>{read}</time>",
            { time: (text) => <time dateTime={read}>{text}</time> },
            { read },
          )}
        </span>
      </td>
    </tr>
  );
}

function Alike({ strategy }: { strategy: Strategy }) {
  return (
    <li data-strategy={strategy} className="border-l-[3px] border-l-accent pl-2">
      <a className="link min-h-7 py-1" href={`/source/${sourceOf(strategy)}`}>
        {strategyRecords[strategy].title}
      </a>
      {measured && <span className="block text-muted">{measuredWords[measured[strategy]]}</span>}
    </li>
  );
}
