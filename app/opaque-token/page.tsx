import { story } from "@/lessons/opaque-token/story";
import { LabDoor } from "../lab-door";

export const metadata = { title: story.title };

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default function OpaqueTokenDoor({ searchParams }: Props) {
  return (
    <LabDoor
      page="opaque-token"
      title={story.title}
      words={`${story.question} Three APIs are asked, twice a second. About ${story.minutes} minutes.`}
      searchParams={searchParams}
    />
  );
}
