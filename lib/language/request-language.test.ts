import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { catalogues } from "@/messages/catalogues";
import { readIn } from "@/tools/testing/languages";
import "@/tools/testing/strict";
import { formatList, formatNumber } from "./numbers";
import { languageOf, speaking } from "./request-language";
import { language, t } from "./texts";

const message = "Change the password";

describe("the language of a request", () => {
  it.each([
    [{}, "en"],
    [{ "accept-language": "de" }, "de"],
    [{ "accept-language": "de-AT,de;q=0.9,en;q=0.5" }, "de"],
    [{ "accept-language": "en-GB,en;q=0.9,de;q=0.8" }, "en"],
    [{ "accept-language": "fr,de;q=0.3,en;q=0.2" }, "de"],
    [{ "accept-language": "fr" }, "en"],
    [{ "accept-language": "de;q=0, en;q=0.1" }, "en"],
    [{ "accept-language": "\u0000;;q=x" }, "en"],
    [{ "accept-language": "de", cookie: "language=en" }, "en"],
    [{ "accept-language": "en", cookie: "lab.session=x; language=de" }, "de"],
    [{ "accept-language": "en", cookie: "other-language=de" }, "en"],
    [{ "accept-language": "de", cookie: "language=constructor" }, "de"],
  ])("%j is answered in %s", (headers, wanted) => {
    expect(languageOf(headers)).toBe(wanted);
  });

  it("is kept apart from that of another request at the same moment", async () => {
    const read = async () => {
      const before = t(message);
      await turn();
      return [before, t(message), language()];
    };
    const [german, english] = await readIn("en", () =>
      Promise.all([speaking("de", read), speaking("en", read)]),
    );
    const translated = catalogues.de[message];
    expect(german).toEqual([translated, translated, "de"]);
    expect(english).toEqual([message, message, "en"]);
    expect(translated).not.toBe(message);
  });

  it("decides how numbers and lists are written", async () => {
    const written = () => [formatNumber(12_000), formatNumber(0.425, 2), formatList(["a", "b", "c"])];
    expect(await readIn("en", written)).toEqual(["12,000", "0.43", "a, b and c"]);
    expect(await readIn("de", written)).toEqual(["12.000", "0,43", "a, b und c"]);
  });

  it("leaves a text as it is that no catalogue has", async () => {
    expect(await readIn("de", () => t("no such text, {name}", { name: "Alice" }))).toBe(
      "no such text, Alice",
    );
  });
});
