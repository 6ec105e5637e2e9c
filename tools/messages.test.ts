import { describe, expect, it } from "vitest";
import "@/tools/testing/strict";
import { catalogues } from "@/messages/catalogues";
import { inRoot } from "./lib/paths.mjs";
import { valuesOf, wronglyGiven } from "./testing/given-values";
import { allMessages } from "./testing/messages";
import { askedOnLoad } from "./testing/module-level";
import { saidOutside } from "./testing/outside-catalogue";
import { sources } from "./testing/sources";

const messages = await allMessages();

/** The values and elements of a message, and whether there is a space at either end. */
function partsOf(message: string): string[] {
  const tags = [...message.matchAll(/<\/?\w+\/?>/g)].map(([tag]) => tag);
  const spaces = [message.startsWith(" "), message.endsWith(" ")].map(String);
  return [...valuesOf(message), ...tags, ...spaces].toSorted();
}

describe("the texts of the interface", () => {
  it("are all on the list of messages", async () => {
    const list = Object.fromEntries([...messages].map(([text, files]) => [text, files.join(", ")]));
    await expect(`${JSON.stringify(list, null, 2)}\n`).toMatchFileSnapshot(inRoot("messages/en.json"));
  });

  it.each(Object.keys(catalogues))("are all there in %s, and no others", (language) => {
    const translated = Object.keys(catalogues[language as keyof typeof catalogues]);
    expect([...messages.keys()].filter((text) => !translated.includes(text))).toEqual([]);
    expect(translated.filter((text) => !messages.has(text))).toEqual([]);
  });

  it.each(Object.keys(catalogues))("have the same values and elements in %s", (language) => {
    const texts = Object.entries(catalogues[language as keyof typeof catalogues]);
    const differing = texts.filter(([source, text]) => `${partsOf(source)}` !== `${partsOf(text)}`);
    expect(differing).toEqual([]);
  });

  it("are given the values that they have places for", () => {
    const found = sources("app", "components", "lessons", "lib").flatMap(({ file, text }) =>
      wronglyGiven(file, text),
    );
    expect(found).toEqual([]);
    expect(wronglyGiven("any.ts", 't("{a} of {b}", { a, c });')).toEqual([
      { message: "{a} of {b}", given: ["a", "c"] },
    ]);
  });

  describe("are all there is to read", () => {
    // Headers, keys of a store, an address, what the keyboard is typed into. Katas are done in a terminal, and the
    // questions of ClassQuiz are a file: both are English, as the code is.
    const harmless = ["Cookie, Accept-Language", "own labs", "tours done", "single keys", "/join"];
    const isHarmless = (text: string) =>
      harmless.includes(text) || text.startsWith("input, select, textarea");
    const read = sources("app", "components", "lessons", "lib").filter(
      ({ file }) => !/^lessons\/(katas|classquiz)/.test(file),
    );

    it("and nothing is said outside the catalogue", () => {
      const found = read.flatMap(({ file, text }) =>
        saidOutside(file, text, new Set(messages.keys())).map((said) => `${file}: ${said}`),
      );
      expect(found.filter((said) => !isHarmless(said.slice(said.indexOf(": ") + 2)))).toEqual([]);
    });

    it.each([
      ["any.tsx", "const any = <b>Signed</b>;", ["Signed"]],
      ["any.tsx", 'const any = <Link name="To watch the lab" />;', ["To watch the lab"]],
      ["any.tsx", 'const any = <b className="font-bold grid">{t("Signed in")}</b>;', []],
      ["any.ts", 'throw new Problem("round-over", "No round has begun.");', ["No round has begun."]],
      ["any.ts", 'throw new Error("The thread has ended.");', []],
    ])("%s: %s", (file, source, wanted) => {
      const isShown = file.endsWith("x");
      expect(saidOutside(file, source, new Set(["Signed in"]), isShown)).toEqual(wanted);
    });
  });

  describe("are read for each reader anew", () => {
    const files = sources("app", "components", "lessons", "lib");
    const exported = files.flatMap(({ text }) =>
      [...text.matchAll(/export const (\w+)[^=;]* = inLanguage\(/g)].map(([, name = ""]) => name),
    );
    // An id among them stays the same in every language, and so does their number.
    const harmless = [
      "components/claims/quiz.tsx: questions",
      "components/practice/practice-table.tsx: requirements",
      "lessons/claims/cards/16-easy-to-get-wrong.ts: attacks",
      "lessons/claims/cookie-size.ts: strategyRecords",
    ];

    it("and by no module while it is loaded", () => {
      const found = files.flatMap(({ file, text }) =>
        askedOnLoad(file, text, new Set(exported)).map((name) => `${file}: ${name}`),
      );
      expect([...new Set(found)].toSorted()).toEqual(harmless);
    });

    it.each([
      ['const title = t("Laptop");', ["t"]],
      ["const some = columns.filter(Boolean);", ["columns"]],
      ["const all = [...columns];", ["columns"]],
      ["const some = () => columns.map((one) => t(one));", []],
      ["type Column = (typeof columns)[number];", []],
    ])("%s", (source, wanted) => {
      expect(askedOnLoad("any.ts", source, new Set(["columns"]))).toEqual(wanted);
    });
  });
});
