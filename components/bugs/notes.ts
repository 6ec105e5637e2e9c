import type { Finding } from "@/lessons/bugs/finding";
import { t } from "@/lib/language/texts";

export function isFound({ wrong }: Finding, marked: ReadonlySet<number>): boolean {
  return wrong.some((line) => marked.has(line));
}

/** What is said of each line that is wrong, or that was marked, once the exploits have run. */
export function notesOf(
  findings: readonly Finding[],
  marked: ReadonlySet<number>,
): ReadonlyMap<number, readonly string[]> {
  const notes = new Map<number, string[]>();
  for (const finding of findings) {
    const mark = isFound(finding, marked) ? t("✓ found") : t("not found");
    for (const line of finding.wrong)
      notes.set(line, [...(notes.get(line) ?? []), `${mark}: ${finding.title}`]);
  }
  for (const line of marked) if (!notes.has(line)) notes.set(line, [t("marked, and not on the list")]);
  return notes;
}
