import { describe, expect, it } from "vitest";
import { catalogues } from "@/messages/catalogues";
import { readIn } from "@/tools/testing/languages";
import "@/tools/testing/strict";
import { inLanguage } from "./in-language";

const text = "Change the password";
const german = catalogues.de[text];

const story = {
  id: text,
  title: text,
  steps: [{ action: text, words: { first: text, count: 1 }, test: () => text }],
};
const table = inLanguage([story], "title", "words");

describe("a table of texts", () => {
  it("is read in the reader's language, in the fields that hold texts and nowhere else", async () => {
    const [read] = await readIn("de", () => [...table]);
    expect(read).toMatchObject({
      id: text,
      title: german,
      steps: [{ action: text, words: { first: german, count: 1 } }],
    });
    expect(read?.steps[0]?.test()).toBe(text);
  });

  it("is the very same in English", () => {
    expect(table[0]).toBe(story);
    expect(table).toHaveLength(1);
  });

  it("holds nothing but texts where no field is named", async () => {
    const flat = inLanguage({ a: text, b: [text, 404] });
    expect(await readIn("de", () => ({ ...flat }))).toEqual({ a: german, b: [german, 404] });
    expect(await readIn("de", () => Object.values(flat))).toEqual([german, [german, 404]]);
  });

  it("goes back to English with the next reader", async () => {
    await readIn("de", () => table[0]);
    expect(table[0]?.title).toBe(text);
  });
});
