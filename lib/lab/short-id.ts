/** As much of a lab's id as the program writes for others: enough to tell one lab from the next, and no address. */
export function shortId(lab: string): string {
  return lab.slice(0, 6);
}
