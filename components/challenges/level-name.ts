import { inLanguage } from "@/lib/language/in-language";

const names: Readonly<Record<number, string>> = inLanguage({
  1: "First level",
  2: "Second level",
  3: "Third level",
});

export function levelName(level: number): string {
  return names[level] ?? "";
}
