import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { inRoot } from "@/tools/lib/paths.mjs";
import { sources } from "@/tools/testing/sources";
import "@/tools/testing/strict";

/** Sentences that stood on the screen or in the documents once, and why they are wrong. */
const wrong: [sentence: RegExp, why: string][] = [
  [/until it expires, whatever happens/i, "or until its key goes"],
  [/the server has no way to tell/i, "not from the bytes; there is detection"],
  [/database slower\?_? It is\b/i, "Auth.js's encrypted JWT is no faster than a near database"],
  [/nothing on the screen is simulated/i, "distance and outage are put in front of the pool"],
  [/not a token at all/i, "a well-formed token may lack a claim"],
  [/has a refresh token replaced at every use/i, "RFC 9700: sender-constrained, or rotated"],
  [/A key names nobody/i, "a key for each user does"],
  [/\bAs expected\./, "by whom? As the story says"],
  [/guessed right\./, "the guess is told apart from the story's own check"],
  [/so nobody can say/i, "the server has no answer"],
  [/Only who is signed in may ask/i, "a signed-in device can list sessions"],
  [/Nobody keeps a list of tokens/i, "no list of tokens is kept"],
  [/finds the database gone/i, "it is switched off for the devices' requests"],
  [/for its time is over/i, "it has expired"],
  [/Who comes second brings a used one/i, "whoever refreshes second presents a used token"],
  [/Give the thief what the table holds/i, "try a leaked table row as the thief's cookie"],
  [/told on a board of its own/i, "each story runs in a new lab"],
];

const documents = ["README.md", "SECURITY.md", "CHANGELOG.md", "auth/README.md", ...markdownBelow("docs")];
const texts = [
  ...sources("app", "components", "lessons", "lib", "auth"),
  ...documents.map((file) => ({ file, text: readFileSync(inRoot(file), "utf8") })),
].map(({ file, text }) => ({ file, text: text.replace(/\s+/g, " ") }));

function markdownBelow(folder: string): string[] {
  const names = readdirSync(inRoot(folder), { recursive: true }).map(String);
  return names.filter((name) => name.endsWith(".md")).map((name) => `${folder}/${name}`);
}

describe("a sentence that is wrong stands nowhere:", () => {
  it.each(wrong)("%s (%s)", (sentence) => {
    expect(texts.filter(({ text }) => sentence.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

describe("no sentence of a story has a strategy's id in it", () => {
  it.each(sources("lessons/scenarios").map(({ file, text }) => [file, text] as const))("%s", (_, text) => {
    const told = [...text.matchAll(/(?:narration|reason|answer|title|question):\s*"([^"]*)"/g)].map(
      ([, words]) => words,
    );
    expect(told.filter((words) => /\b(jwt|database)-[a-z]+/.test(words ?? ""))).toEqual([]);
  });
});
