import { redirect } from "next/navigation";
import { JoinForm } from "@/components/class/join-form";
import { Header } from "@/components/ui/header";
import { rich } from "@/components/ui/rich";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { Refusal } from "../refusal";

export const generateMetadata = titled("Join a class");

type Props = { searchParams: Promise<{ pin?: string | string[]; error?: string | string[] }> };

/** Where a person types the PIN, or starts a class. The form leads to `/join/{pin}`, which says what it is. */
export default async function JoinPage({ searchParams }: Props) {
  const { pin, error } = await searchParams;
  if (typeof pin === "string" && pin.trim()) redirect(`/join/${encodeURIComponent(pin.replace(/\s/g, ""))}`);
  return (
    <>
      <Header />
      <main className="mx-auto max-w-md px-5 py-10">
        <h1 className="mb-4 font-bold text-xl">{t("Join a class")}</h1>
        <JoinForm />
        <section aria-labelledby="lead" className="mt-8 border-line border-t pt-4">
          <h2 id="lead" className="mb-1 font-bold text-base">
            {t("Or lead one")}
          </h2>
          <p className="mb-3 text-muted">
            {rich(
              "You show the wall, and every phone in the room becomes one of Alice’s devices. Phones reach a program that was started with <code>npm run class</code>. <link>A lesson of ten minutes</link>",
              {
                code: (text) => <code>{text}</code>,
                link: (text) => (
                  <a className="link" href="/teaching">
                    {text}
                  </a>
                ),
              },
            )}
          </p>
          <Refusal error={error} />
          <form method="post" action="/api/classes">
            <button type="submit" className="btn">
              {t("Start a class")}
            </button>
          </form>
        </section>
      </main>
    </>
  );
}
