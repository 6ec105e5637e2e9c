import { story } from "@/lessons/other-site/story";
import { LabDoor } from "../lab-door";

export const metadata = { title: story.title };

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default function OtherSiteDoor({ searchParams }: Props) {
  return (
    <LabDoor
      page="other-site"
      title={story.title}
      words={`${story.question} Two sites of ours try it, in your own browser. About ${story.minutes} minutes.`}
      searchParams={searchParams}
    />
  );
}
