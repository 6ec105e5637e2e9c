import { describe, expect, it } from "vitest";
import { readSourceFile } from "./claims/source-file";
import { guidePages, readGuide } from "./guide";

const namesOf = async () => (await guidePages()).map((page) => page.path.replace(/^\/teaching\/?/, ""));

const linksOf = async (name: string) =>
  [...((await readGuide(name))?.html ?? "").matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href);

describe("the guide for teachers", () => {
  it("leads to files that the program shows, however the link to them is written", async () => {
    const links = (await Promise.all((await namesOf()).map(linksOf))).flat();
    const sources = links.filter((href) => href.startsWith("/source/"));
    expect(sources.length).toBeGreaterThan(3);
    for (const href of sources) {
      expect(await readSourceFile(href.slice("/source/".length)), href).not.toBeNull();
    }
    expect(sources, "beside the page, without a dot before it").toContain("/source/docs/hosting.md");
  });

  it("leads to pages of its own that are there", async () => {
    const links = (await Promise.all((await namesOf()).map(linksOf))).flat();
    // The file for ClassQuiz is a route beside the pages, with a test of its own.
    const pages = links.filter((href) => href.startsWith("/teaching") && href !== "/teaching/test.cqa");
    expect(pages.length).toBeGreaterThan(0);
    for (const href of pages) {
      const [page = ""] = href.split("#");
      expect(await readGuide(page.replace(/^\/teaching\/?/, "")), href).not.toBeNull();
    }
  });

  it("leads from each number that can be measured to the card or test that measures it", async () => {
    const measurable = /(\d+|fifteen|thirty|sixty) (seconds|ms\b|statements|bytes|bits)/;
    const bare = (await guidePages()).flatMap(({ file, markdown }) =>
      // A question of the test with its answers; elsewhere a paragraph, a row or an item.
      markdown
        .split(file.endsWith("/test.md") ? /^## /m : /\n/)
        .filter((text) => measurable.test(text.replace(/_[^_]*_/g, "")))
        .filter((text) => !/\]\((\.\.\/)+(lessons|lib)\//.test(text))
        .map((text) => `${file}: ${text.slice(0, 80)}`),
    );
    expect(bare).toEqual([]);
  });

  it("has no page of another name", async () => {
    expect(await readGuide("no-such-page")).toBeNull();
  });
});
