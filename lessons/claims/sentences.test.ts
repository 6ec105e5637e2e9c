import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { bold } from "@/tools/testing/bold";
import "@/tools/testing/strict";
import type { Claim } from "./claim";
import { columnRecords } from "./columns";
import { claims } from "./registry";

const ofCard = ({ number, id }: Claim) => {
  const name = `${String(number).padStart(2, "0")}-`;
  return (file: string) => file.startsWith(`lessons/claims/cards/${name}`) || file.includes(id);
};

/** The guards of a card that run it for real, or feed facts to its judge. */
async function guardsThat(claim: Claim, does: RegExp): Promise<string[]> {
  const own = claim.tests.map(({ file }) => file).filter(ofCard(claim));
  const texts = await Promise.all(own.map(async (file) => [file, await readFile(file, "utf8")] as const));
  return texts.filter(([, text]) => does.test(text)).map(([file]) => file);
}

const proven = ({ tests }: Claim) => tests.flatMap(({ proves = [] }) => proves);

const named = claims.map((claim) => [claim.id, claim] as const);

describe("a sentence with a number, or with never, always, nobody or only, names its proof", () => {
  it.each(named)("%s: what it says is named by a guard", (_, claim) => {
    const said = [claim.means, claim.narrowed, claim.leftOut].flatMap(bold);
    const unproven = said.filter((sentence) => !proven(claim).some((phrase) => sentence.includes(phrase)));
    expect(unproven).toEqual([]);
  });

  it.each(named)("%s: what it says that it does is done in a test", async (_, claim) => {
    if (bold(claim.method).length === 0) return;
    expect(await guardsThat(claim, /\bmeasure\(/)).not.toEqual([]);
  });

  it.each(named)("%s: where it says that its verdict turns, a test sees it turn", async (_, claim) => {
    expect(await guardsThat(claim, /\b(judge|decide)\(/)).not.toEqual([]);
  });

  it.each(named)("%s: what its guards prove is said", (_, claim) => {
    const said = [claim.means, claim.narrowed, claim.leftOut].join(" ");
    for (const phrase of proven(claim)) expect(said).toContain(phrase);
  });

  it("and what is said of the configurations has none", () => {
    expect(
      Object.values(columnRecords).flatMap(({ title, summary }) => bold(`${title}. ${summary}`)),
    ).toEqual([]);
  });
});
