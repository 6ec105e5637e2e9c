import { describe, expect, it } from "vitest";
import { expectSameRequests, measure, verdictsOf } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { sides } from "../columns";
import { decide } from "../decide";
import { type Answers, questions, quizFiles, readAnswers, scoreOf, shareOf } from "../quiz";
import { type Facts, simpleToUnderstand } from "./04-simple-to-understand";

const allRight: Answers = questions.map(({ right }) => right);
const allWrong: Answers = questions.map(({ right }) => (right + 1) % 3);
const people = (right: number, wrong: number): Answers[] => [
  ...Array.from({ length: right }, () => allRight),
  ...Array.from({ length: wrong }, () => allWrong),
];

describe("simple to understand", () => {
  it("is an opinion as long as no one was asked; both kinds have faults of their own", {
    timeout: 60_000,
  }, async () => {
    const measured = await measure(simpleToUnderstand);
    expectSameRequests(measured.requests);
    expect(decide(simpleToUnderstand, measured)).toMatchObject({
      verdict: "cannot-tell",
      cells: { database: { verdict: "cannot-tell" }, jwt: { verdict: "cannot-tell" } },
    });
    const letIn = measured.trials.filter(({ status }) => status !== 401);
    expect(letIn).toEqual([{ column: "database-stock", fault: "read in a leaked table", status: 200 }]);
    expect(measured.trials).toHaveLength(4 * 5);
  });

  it.each([
    [people(16, 0), "holds"],
    [people(15, 0), "holds"],
    [people(14, 1), "holds-but"],
    [people(5, 0), "holds-but"],
    [people(3, 0), "cannot-tell"],
    [people(0, 3), "cannot-tell"],
    [people(0, 5), "not-here"],
    [people(8, 8), "cannot-tell"],
  ])("judges what people answered (%#): %s", async (findings, verdict) => {
    const scores = { database: scoreOf("database", findings), jwt: scoreOf("jwt", findings) };
    const facts: Facts = { people: findings.length, scores, trials: [], requests: {} };
    expect(verdictsOf(simpleToUnderstand, facts)).toEqual({ database: verdict, jwt: verdict });
    expect(decide(simpleToUnderstand, facts).verdict).toBe(verdict);
  });

  it("judges each file by its own questions", () => {
    const mixed = questions.map(({ about, right }) => (about === "jwt" ? right : (right + 1) % 3));
    const answers = Array.from({ length: 20 }, () => mixed);
    const scores = { database: scoreOf("database", answers), jwt: scoreOf("jwt", answers) };
    const facts: Facts = { people: 20, scores, trials: [], requests: {} };
    expect(verdictsOf(simpleToUnderstand, facts)).toEqual({ database: "not-here", jwt: "holds" });
  });
});

describe("the questions", () => {
  it("are as many on each file, with three options each", () => {
    for (const side of sides) {
      expect(questions.filter(({ about }) => about === side)).toHaveLength(2);
      expect(quizFiles[side]).toBe(`auth/${side}.ts`);
    }
    for (const { options, right } of questions) {
      expect(new Set(options).size).toBe(3);
      expect(options[right]).toBeDefined();
    }
  });

  it("have right answers that are not all in the same place", () => {
    expect(new Set(questions.map(({ right }) => right)).size).toBeGreaterThan(1);
  });

  it.each([
    ["nothing", undefined],
    ["no list", { length: 4 }],
    ["too few", [[0]]],
    ["an option that there is not", [[0, 0, 0, 3]]],
    ["no index", [["0", "__proto__", {}, 1.5]]],
  ])("take no answers of %s", (_, found) => {
    expect(readAnswers(found)).toEqual([]);
  });

  it("take those that are some, the latest 200", () => {
    expect(readAnswers([[9], allRight, [null, null, null, null]])).toEqual([
      allRight,
      [null, null, null, null],
    ]);
    expect(readAnswers(people(300, 0))).toHaveLength(200);
    expect(scoreOf("jwt", [[0, 0, null, 0], allRight])).toEqual({ right: 1, of: 1 });
  });

  it("have an interval that says nothing of no one, and more of more", () => {
    expect(shareOf({ right: 0, of: 0 })).toEqual({ low: 0, high: 1 });
    const [few, many] = [shareOf({ right: 8, of: 10 }), shareOf({ right: 80, of: 100 })];
    expect(few.low).toBeCloseTo(0.49, 2);
    expect(few.high).toBeCloseTo(0.943, 2);
    expect(many.low).toBeGreaterThan(few.low);
  });
});
