import { Header } from "@/components/ui/header";
import { rich } from "@/components/ui/rich";
import { t } from "@/lib/language/texts";
import { Refusal } from "./refusal";
import { SamplePicture } from "./sample-picture";
import { StartLab } from "./start-lab";

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default async function HomePage({ searchParams }: Props) {
  const { error } = await searchParams;
  return (
    <>
      <Header />
      <main className="mx-auto max-w-5xl px-5 py-4 max-sm:px-3">
        <div className="text-center">
          <h1 className="text-balance font-bold text-[clamp(1.25rem,6vw,2.25rem)] leading-[1.15] tracking-tight">
            {t("Alice changes her password. Who is still signed in?")}
          </h1>
          <p className="mt-2 text-balance text-[1.0625rem] text-muted">
            {t(
              "The same user and devices, under database sessions and under JWT. Real cookies, real SQL, real tokens.",
            )}
          </p>
          <Refusal error={error} />
          <div className="mt-3 flex justify-center">
            <StartLab className="btn btn-main min-h-12 px-7 text-lg" />
          </div>
        </div>
        <SamplePicture />
        <ul className="mt-4 grid gap-3 sm:grid-cols-2 lg:grid-cols-4">
          <Door
            title={t("Try it")}
            minutes={5}
            words={t("Sign Alice in, steal a cookie, change the password, and watch.")}
          >
            <StartLab words={t("Try it")} className="btn" />
          </Door>
          <Door
            title={t("Be led")}
            minutes={3}
            words={t("A story in a few steps. You guess first, then see it happen.")}
          >
            <a className="btn" href="/tour">
              {t("Choose a tour")}
            </a>
            <a className="link" href="/challenges">
              {t("or solve a challenge")}
            </a>
          </Door>
          <Door
            title={t("Put the claims to the test")}
            minutes={10}
            words={t("“Sessions do not scale.” “JWTs are stateless.” Run the experiment.")}
          >
            <a className="btn" href="/claims">
              {t("Test the claims")}
            </a>
          </Door>
          <Door
            title={t("What would it take?")}
            minutes={10}
            words={t("What it costs to take a JWT back, and the fixes that do not fix.")}
          >
            <a className="btn" href="/defences">
              {t("Compare the defences")}
            </a>
          </Door>
        </ul>
        <dl className="mt-5 grid gap-x-6 gap-y-2 text-base sm:grid-cols-2">
          <div data-strategy="database" className="border-l-[3px] border-l-accent pl-3">
            <dt className="font-bold">{t("Database session")}</dt>
            <dd className="text-muted">
              {t("The cookie is a random number. At every request the server looks it up in a table.")}
            </dd>
          </div>
          <div data-strategy="jwt" className="border-l-[3px] border-l-accent pl-3">
            <dt className="font-bold">{t("JWT (JSON Web Token)")}</dt>
            <dd className="text-muted">
              {t(
                "The cookie says who you are and until when, and is signed. The server checks the signature and looks nothing up.",
              )}
            </dd>
          </div>
        </dl>
        <p className="mt-4 text-muted">
          {rich("In a class? <link>Join with the PIN, or lead one</link>", {
            link: (text) => (
              <a className="link" href="/join">
                {text}
              </a>
            ),
          })}
        </p>
      </main>
    </>
  );
}

type DoorProps = { title: string; minutes: number; words: string; children: React.ReactNode };

/** A way in: what it is, and how long it takes. */
function Door({ title, minutes, words, children }: DoorProps) {
  return (
    <li className="panel flex flex-col px-4 py-2.5">
      <h2 className="font-bold text-base">{title}</h2>
      <p className="text-[0.8125rem] text-muted">{t("about {minutes} minutes", { minutes })}</p>
      <p className="mt-1 mb-2">{words}</p>
      <div className="mt-auto flex flex-wrap items-center gap-x-3 gap-y-1">{children}</div>
    </li>
  );
}
