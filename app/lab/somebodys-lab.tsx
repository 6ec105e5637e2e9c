import { ForgottenLab } from "@/components/ui/forgotten-lab";
import { Header } from "@/components/ui/header";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { t } from "@/lib/language/texts";
import { StartLab } from "../start-lab";

/** What everybody but the owner sees of a lab: nothing of it, and a button to start their own. */
export function SomebodysLab({ lab }: { lab: string }) {
  setResponseStatus(403);
  return (
    <>
      <Header />
      <main className="mx-auto max-w-xl px-5 py-16">
        <h1 className="font-bold text-xl">{t("This is somebody's lab.")}</h1>
        <p className="mt-2 text-muted">
          {t(
            "Only its owner's browser can see it and act in it. The owner can hand it over to another browser, or give you a link to watch it.",
          )}
        </p>
        <ForgottenLab lab={lab} />
        <p className="mt-6 mb-3">{t("A lab of your own takes one click.")}</p>
        <StartLab />
      </main>
    </>
  );
}
