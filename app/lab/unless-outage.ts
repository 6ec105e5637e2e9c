import { setResponseStatus } from "@/lib/evidence/response-header";
import { toProblem } from "@/lib/http";

/** @returns what is read for a page, or `null` when the database does not answer, which the page's status says */
export async function unlessOutage<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (error) {
    if (toProblem(error).code !== "database-unavailable") throw error;
    setResponseStatus(503);
    return null;
  }
}
