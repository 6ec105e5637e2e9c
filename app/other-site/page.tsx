import type { Metadata } from "next";
import { story } from "@/lessons/other-site/story";
import { t } from "@/lib/language/texts";
import { LabDoor } from "../lab-door";

export const generateMetadata = (): Metadata => ({ title: story.title });

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default function OtherSiteDoor({ searchParams }: Props) {
  return (
    <LabDoor
      page="other-site"
      title={story.title}
      words={t("{question} Two sites of ours try it, in your own browser. About {minutes} minutes.", {
        question: story.question,
        minutes: story.minutes,
      })}
      searchParams={searchParams}
    />
  );
}
