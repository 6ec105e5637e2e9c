import { challenges } from "@/lessons/challenges/registry";
import { LabDoor } from "../lab-door";

export const metadata = { title: "Challenges" };

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default function ChallengesDoor({ searchParams }: Props) {
  return (
    <LabDoor
      page="challenges"
      title="Challenges"
      words={`${challenges.length} goals to reach on the board, as Alice, as the thief or as an administrator. Some cannot be reached: then to say why is the solution. Two to five minutes each.`}
      searchParams={searchParams}
    >
      <a className="link" href="/bugs">
        Spot the bugs in two programs
      </a>
    </LabDoor>
  );
}
