import { t } from "@/lib/language/texts";
import { LabProblem } from "../lab-client/request";

/** Something in the way that has nothing to do with the story. Its message is for the visitor. */
export class Obstacle extends Error {
  override name = "Obstacle";
}

/** Refusals that say nothing about who is signed in: the server, its database or the lab is not there. */
const obstacles: readonly string[] = ["unreachable", "database-unavailable", "expired-lab", "unknown-lab"];

export function isObstacle(code: string): boolean {
  return obstacles.includes(code);
}

/** What to say about something that failed while the tour needed it. */
export function obstacleWords(error: unknown): string {
  if (error instanceof LabProblem || error instanceof Obstacle) return error.message;
  console.error(error);
  return t("Something went wrong in this page. Reload it: the tour goes on from this step.");
}
