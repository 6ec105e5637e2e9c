import "server-only";
import { gzipSync } from "node:zlib";
import { guidePages } from "./guide";

type Answer = { right: boolean; answer: string; color: null };
type Question = { question: string; time: string; type: "ABCD"; answers: Answer[]; image: null };

/** ClassQuiz splits its archive here: the quiz before, pictures after, of which there are none. */
const delimiter = Buffer.from([0xc7, 0xc7, 0xc7, 0x00]);

/**
 * The questions of a page of the guide: a heading each, and a list of answers of which the right one is ticked.
 * @param seconds that there are for each
 */
export function readQuestions(markdown: string, seconds: number): Question[] {
  const [, ...parts] = markdown.split(/^## /m);
  return parts.map((part) => ({
    question: part.split("\n", 1)[0] ?? "",
    time: `${seconds}`,
    type: "ABCD",
    answers: [...part.matchAll(/^- \[([ x])\] (.+)$/gm)].map(([, tick, answer = ""]) => {
      return { right: tick === "x", answer, color: null };
    }),
    image: null,
  }));
}

/**
 * The five questions as an archive that ClassQuiz imports (.cqa): the quiz as JSON, packed, and a delimiter.
 * Its form is in ClassQuiz's repository, `classquiz/routers/cqa-file-format.md`.
 */
export async function testAsClassQuiz(): Promise<Buffer> {
  const page = (await guidePages()).find(({ path }) => path === "/teaching/test");
  if (!page) throw new Error("The guide has no page with the questions.");
  const written = "2026-11-26T00:00:00";
  const quiz = {
    title: "Still signed in?",
    description: "Database sessions and JWT: five questions, before and after the lesson.",
    public: false,
    created_at: written,
    updated_at: written,
    questions: readQuestions(page.markdown, 60),
    cover_image: null,
    background_color: null,
    background_image: null,
  };
  return Buffer.concat([gzipSync(JSON.stringify(quiz)), delimiter]);
}
