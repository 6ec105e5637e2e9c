import { challenges } from "@/lessons/challenges/registry";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { LabDoor } from "../lab-door";

export const generateMetadata = titled("Challenges");

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default function ChallengesDoor({ searchParams }: Props) {
  return (
    <LabDoor
      page="challenges"
      title={t("Challenges")}
      words={t(
        "{challenges} goals to reach on the board, as Alice, as the thief or as an administrator. Some cannot be reached: then to say why is the solution. Two to five minutes each.",
        { challenges: challenges.length },
      )}
      searchParams={searchParams}
    >
      <a className="link" href="/bugs">
        {t("Spot the bugs in two programs")}
      </a>
    </LabDoor>
  );
}
