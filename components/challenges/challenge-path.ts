import { labPath } from "@/lib/lab/lab-path";

/** The board with a challenge at its foot. */
export function challengePath(lab: string, challenge: string): string {
  return `${labPath(lab)}?challenge=${challenge}`;
}
