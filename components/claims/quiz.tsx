"use client";

import { useEffect, useState } from "react";
import { sides } from "@/lessons/claims/columns";
import { type Answers, type Question, questions, quizFiles, scoreOf } from "@/lessons/claims/quiz";
import { t } from "@/lib/language/texts";
import { useLoaded } from "../ui/use-loaded";
import { keepPeople, readPeople } from "./kept-answers";

const none: Answers = questions.map(() => null);

/** The questions of the card that only people can decide, one person after the other, and what came of them. */
export function Quiz() {
  const [people, setPeople] = useState<Answers[]>([]);
  const [answers, setAnswers] = useState(none);
  const [kept, setKept] = useState(false);
  useEffect(() => setPeople(readPeople()), []);
  const change = (next: Answers[]) => {
    keepPeople(next);
    setPeople(next);
  };
  const answer = (index: number, option: number) =>
    setAnswers(answers.map((given, at) => (at === index ? option : given)));
  return (
    <form
      className="grid gap-3 text-[0.8125rem]"
      onSubmit={(event) => {
        event.preventDefault();
        change([...people, answers]);
        setKept(true);
      }}
    >
      {questions.map((one, index) => (
        <Asked
          key={one.question}
          question={one}
          given={answers[index] ?? null}
          told={kept}
          onAnswer={(option) => answer(index, option)}
        />
      ))}
      <div className="flex flex-wrap items-center gap-2">
        {kept ? (
          <button
            type="button"
            className="btn"
            onClick={() => {
              setAnswers(none);
              setKept(false);
            }}
          >
            {t("Next person")}
          </button>
        ) : (
          <button type="submit" className="btn">
            {t("Keep my answers")}
          </button>
        )}
        {people.length > 0 && (
          <button type="button" className="btn" onClick={() => change([])}>
            {t("Delete all answers")}
          </button>
        )}
      </div>
      <p role="status">
        {t("{people, plural, one {# person} other {# people}} at this browser.", { people: people.length })}{" "}
        {people.length > 0 &&
          sides.map((side) => scoreWords(quizFiles[side], scoreOf(side, people))).join(" ")}
      </p>
    </form>
  );
}

type AskedProps = {
  question: Question;
  given: number | null;
  /** Whether the right answer is told: once the person's own is kept. */
  told: boolean;
  onAnswer(option: number): void;
};

function Asked({
  question: { about, question, options, right, because },
  given,
  told,
  onAnswer,
}: AskedProps) {
  const file = quizFiles[about];
  const isLoaded = useLoaded();
  return (
    <fieldset className="grid gap-1" disabled={!isLoaded || told}>
      <legend className="mb-1 font-semibold">
        <a className="link" href={`/source/${file}`}>
          {file}
        </a>
        : {question}
      </legend>
      {options.map((option, index) => (
        <label key={option} className="flex min-h-6 items-center gap-2">
          <input
            type="radio"
            className="accent-ink"
            name={question + about}
            required
            checked={given === index}
            onChange={() => onAnswer(index)}
          />
          {option}
        </label>
      ))}
      {told && (
        <p className="text-muted">
          {given === right ? t("Right.") : t("No: “{options}”.", { options: options[right] })} {because}
        </p>
      )}
    </fieldset>
  );
}

function scoreWords(file: string, { right, of }: { right: number; of: number }): string {
  return t("{file}: {right} of {of} had both right.", { file, right, of });
}
