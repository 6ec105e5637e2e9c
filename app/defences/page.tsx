import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { LabDoor } from "../lab-door";

export const generateMetadata = titled("Defences");

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default function DefencesDoor({ searchParams }: Props) {
  return (
    <LabDoor
      page="defences"
      title={t("What would it take?")}
      words={t(
        "A JWT by itself cannot be taken back. Here is what each defence adds, what it costs, and which popular fixes do not fix, measured on this machine. About ten minutes.",
      )}
      searchParams={searchParams}
    >
      <a className="link" href="/practice">
        {t("What the standards ask for, and what others do")}
      </a>
    </LabDoor>
  );
}
