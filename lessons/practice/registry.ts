import { libraries } from "./libraries";
import type { Others, Practice } from "./practice";
import { services } from "./services";
import { standards } from "./standards";

export const practices: readonly Practice[] = [...standards, ...libraries, ...services];

export const kinds: Readonly<Record<Practice["of"], string>> = {
  standard: "What the standards ask for",
  library: "What libraries do",
  service: "What services do",
};

export const othersWords: Readonly<Record<Others, string>> = {
  ended: "ended",
  "ended-later": "ended, after a while",
  "asked-for": "ended, as an option",
  "go-on": "go on",
  "not-said": "not spoken of",
};
