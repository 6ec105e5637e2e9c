import { inLanguage } from "@/lib/language/in-language";
import { libraries } from "./libraries";
import type { Others, Practice } from "./practice";
import { services } from "./services";
import { standards } from "./standards";

export const practices: readonly Practice[] = inLanguage(
  [...standards, ...libraries, ...services],
  "behaviour",
);

export const kinds: Readonly<Record<Practice["of"], string>> = inLanguage({
  standard: "What the standards ask for",
  library: "What libraries do",
  service: "What services do",
});

export const othersWords: Readonly<Record<Others, string>> = inLanguage({
  ended: "ended",
  "ended-later": "ended, after a while",
  "asked-for": "ended, as an option",
  "go-on": "go on",
  "not-said": "not spoken of",
});
