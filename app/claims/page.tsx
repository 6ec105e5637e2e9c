import { claims } from "@/lessons/claims/registry";
import { LabDoor } from "../lab-door";

export const metadata = { title: "Claims" };

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default function ClaimsDoor({ searchParams }: Props) {
  return (
    <LabDoor
      page="claims"
      title="Claims, put to the test"
      words={`${claims.length} statements of the usual lists of pros and cons. Each is put to an experiment with real requests, and a verdict says whether it holds. About ten minutes; running them all takes a minute or two.`}
      searchParams={searchParams}
    />
  );
}
