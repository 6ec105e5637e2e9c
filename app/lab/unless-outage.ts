import type { ProblemCode } from "@/lib/errors";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { toProblem } from "@/lib/http";

/**
 * Reads what a page shows.
 * @param told the problems that the page has words for
 * @returns what was read, the code of such a problem, or `null` when the database does not answer, which the
 *   page's status says
 */
export async function unlessOutage<T, Code extends ProblemCode = never>(
  read: () => Promise<T>,
  ...told: readonly Code[]
): Promise<T | Code | null> {
  try {
    return await read();
  } catch (error) {
    const { code } = toProblem(error);
    const known = told.find((one) => one === code);
    if (known) return known;
    if (code !== "database-unavailable") throw error;
    setResponseStatus(503);
    return null;
  }
}
