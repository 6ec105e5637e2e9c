import { Header } from "@/components/ui/header";
import { t } from "@/lib/language/texts";
import { StartLab } from "./start-lab";

export default function NotFound() {
  return (
    <>
      <Header />
      <main className="mx-auto max-w-xl px-5 py-16">
        <h1 className="font-bold text-xl">{t("There is no such page.")}</h1>
        <p className="mt-2 mb-6 text-muted">
          {t("A lab lives for a day. If this was one, its day is over, or its address is not complete.")}
        </p>
        <StartLab />
      </main>
    </>
  );
}
