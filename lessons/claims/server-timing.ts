import type { Answer } from "./answer";

/** @returns how many SQL statements the app says that a request took, in its Server-Timing header */
export function sqlOf({ headers }: Pick<Answer, "headers">): number {
  const [, count] = /db;desc="(\d+) SQL"/.exec(headers.get("server-timing") ?? "") ?? [];
  if (count === undefined) throw new Error("The answer has no Server-Timing header that tells the SQL.");
  return Number(count);
}
