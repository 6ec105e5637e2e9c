import type { Metadata } from "next";
import { story } from "@/lessons/opaque-token/story";
import { t } from "@/lib/language/texts";
import { LabDoor } from "../lab-door";

export const generateMetadata = (): Metadata => ({ title: story.title });

type Props = { searchParams: Promise<{ error?: string | string[] }> };

export default function OpaqueTokenDoor({ searchParams }: Props) {
  return (
    <LabDoor
      page="opaque-token"
      title={story.title}
      words={t("{question} Three APIs are asked, twice a second. About {minutes} minutes.", {
        question: story.question,
        minutes: story.minutes,
      })}
      searchParams={searchParams}
    />
  );
}
