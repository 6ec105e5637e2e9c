import { gunzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { readQuestions, testAsClassQuiz } from "./classquiz";

it("has five questions of four answers, of which one is right", async () => {
  const archive = await testAsClassQuiz();
  const delimiter = archive.lastIndexOf(Buffer.from([0xc7, 0xc7, 0xc7, 0x00]));
  expect(delimiter).toBe(archive.length - 4);
  const quiz = JSON.parse(gunzipSync(archive.subarray(0, delimiter)).toString("utf8"));
  expect(quiz).toMatchObject({ title: "Still signed in?", cover_image: null });
  expect(quiz.questions).toHaveLength(5);
  for (const { question, time, type, answers } of quiz.questions) {
    expect(question.length).toBeGreaterThan(20);
    expect([time, type, answers.length]).toEqual(["60", "ABCD", 4]);
    expect(answers.filter(({ right }: { right: boolean }) => right)).toHaveLength(1);
  }
});

it("takes what stands under an answer for no answer", () => {
  const [one] = readQuestions("# Test\n\n## Who?\n\n- [ ] Bob\n  - Tempting.\n- [x] Alice\n", 30);
  expect(one).toMatchObject({
    question: "Who?",
    time: "30",
    answers: [
      { right: false, answer: "Bob" },
      { right: true, answer: "Alice" },
    ],
  });
});
