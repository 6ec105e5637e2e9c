import type { CheckAnswer } from "../lab-client/device-client";
import type { Round } from "../lab-client/rounds";
import { inTab } from "../storage";

const parameter = "check";
const keyOf = (lab: string): string => `check of ${lab}`;

/** The check that the address names, if this tab kept it: the server does not keep what a check showed. */
export function readKeptCheck(lab: string): Round | null {
  const number = Number(new URLSearchParams(location.search).get(parameter));
  const kept = inTab.read(keyOf(lab));
  if (!number || !kept) return null;
  const { answers, ...round }: { number: number; answers: [never, CheckAnswer][] } = JSON.parse(kept);
  return round.number === number ? { ...round, answers: new Map(answers) } : null;
}

/** @returns the query with the check's number in it, or with none */
export function keepCheck(lab: string, search: string, round: Round | null): string {
  const query = new URLSearchParams(search);
  if (round) query.set(parameter, String(round.number));
  else query.delete(parameter);
  if (round) inTab.write(keyOf(lab), JSON.stringify({ ...round, answers: [...round.answers] }));
  else inTab.remove(keyOf(lab));
  return query.toString();
}
