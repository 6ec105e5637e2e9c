import { Header } from "@/components/ui/header";
import { joinPath } from "@/lib/class/read-class";
import { t } from "@/lib/language/texts";

/** What everybody but the teacher sees of a wall: how to join. */
export function WayToJoin({ pin }: { pin: string }) {
  return (
    <>
      <Header />
      <main className="mx-auto max-w-md px-5 py-10">
        <h1 className="mb-4 font-bold text-xl">{t("This is the wall of a class.")}</h1>
        <p className="mb-6 text-muted">
          {t("Only the teacher's browser shows it. You can join with a phone.")}
        </p>
        <a className="btn btn-main inline-block px-5 text-base" href={joinPath(pin)}>
          {t("Join the class")}
        </a>
      </main>
    </>
  );
}
