import { type Answers, mostPeople, readAnswers } from "@/lessons/claims/quiz";
import { inBrowser } from "../storage";

// Of no lab: a class may answer in one, and run the card in another.
const key = "claims/quiz";

/** What people have answered at this browser, the latest last. */
export function readPeople(): Answers[] {
  const text = inBrowser.read(key);
  return text === null ? [] : readAnswers(JSON.parse(text));
}

export function keepPeople(people: readonly Answers[]): void {
  inBrowser.write(key, JSON.stringify(people.slice(-mostPeople)));
}
