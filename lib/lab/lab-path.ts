/** The address of a lab's board, and the path that the lab's own cookies are confined to. */
export function labPath(lab: string): string {
  return `/lab/${lab}`;
}
