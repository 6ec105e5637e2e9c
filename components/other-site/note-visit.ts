import { labPath } from "@/lib/lab/lab-path";
import { LabProblem, send } from "../lab-client/request";

/**
 * Has the lab note what came of a visit to the other site.
 * @returns why it could not, or `null`
 */
export async function noteVisit(lab: string): Promise<string | null> {
  try {
    await send(`${labPath(lab)}/other-site/seen`, { method: "POST" });
    return null;
  } catch (error) {
    if (error instanceof LabProblem) return error.message;
    throw error;
  }
}
