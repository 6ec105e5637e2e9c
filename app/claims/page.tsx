import { claims } from "@/lessons/claims/registry";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { LabDoor } from "../lab-door";

export const generateMetadata = titled("Claims");

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default function ClaimsDoor({ searchParams }: Props) {
  return (
    <LabDoor
      page="claims"
      title={t("Claims, put to the test")}
      words={t(
        "{claims} statements of the usual lists of pros and cons. Each is put to an experiment with real requests, and a verdict says whether it holds. About ten minutes; running them all takes a minute or two.",
        { claims: claims.length },
      )}
      searchParams={searchParams}
    />
  );
}
