import type { Experiment } from "@/lessons/opaque-token/seen";
import { apiIds, apis } from "@/lessons/opaque-token/story";
import { t } from "@/lib/language/texts";

/** What each API had to ask, for as many requests as it got. */
export function Price({ experiment }: { experiment: Experiment }) {
  const { asked, questions, statements, expiresIn } = experiment;
  return (
    <section className="mt-4 overflow-x-auto">
      <h2 className="font-bold text-lg">{t("The price")}</h2>
      <table className="mt-1 border-collapse text-left">
        <thead>
          <tr className="border-edge border-b align-bottom">
            {["API", t("requests to it"), t("its requests to the app"), t("SQL to issue its token")].map(
              (title) => (
                <th key={title} scope="col" className="py-1.5 pr-4 font-semibold">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {apiIds.map((api) => (
            <tr key={api} data-row={api} className="border-line border-b">
              <th scope="row" className="py-1.5 pr-4 font-normal">
                {apis[api].title}
              </th>
              <td className="pr-4 tabular-nums">
                {asked.filter((one) => one.api === api && one.part === "change").length}
              </td>
              <td className="pr-4 tabular-nums">
                {questions[api]}
                {apis[api].kind === "signed" && t(", for the public key")}
              </td>
              <td className="tabular-nums">{statements[apis[api].kind]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="mt-1 max-w-[75ch] text-muted">
        {t(
          "While the password was changed. The signed token is good for {expiresIn} s, and then it is refused without anybody having been asked.",
          { expiresIn },
        )}
      </p>
    </section>
  );
}
