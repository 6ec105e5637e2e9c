import { redirect } from "next/navigation";
import { JoinForm } from "@/components/class/join-form";
import { Header } from "@/components/ui/header";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";

export const generateMetadata = titled("Join a class");

type Props = { searchParams: Promise<{ pin?: string | string[] }> };

/** Where a person types the PIN. The form leads to `/join/{pin}`, which says what it is. */
export default async function JoinPage({ searchParams }: Props) {
  const { pin } = await searchParams;
  if (typeof pin === "string" && pin.trim()) redirect(`/join/${encodeURIComponent(pin.replace(/\s/g, ""))}`);
  return (
    <>
      <Header />
      <main className="mx-auto max-w-md px-5 py-10">
        <h1 className="mb-4 font-bold text-xl">{t("Join a class")}</h1>
        <JoinForm />
      </main>
    </>
  );
}
