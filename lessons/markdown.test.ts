import { describe, expect, it } from "vitest";
import { renderMarkdown } from "./markdown";

describe("markdown", () => {
  it("becomes headings, lists, emphasis and links", () => {
    const html = renderMarkdown(
      "# One\n\n1. **Two** _three_ `four`\n\n[five](/tour) and [six](https://example.org/a?b&c)",
    );
    expect(html).toContain("<h1>One</h1>");
    expect(html).toContain("<li><strong>Two</strong> <em>three</em> <code>four</code></li>");
    expect(html).toContain('<a href="/tour">five</a>');
    expect(html).toContain('<a href="https://example.org/a?b&amp;c">six</a>');
  });

  it.each([
    "<script>alert(1)</script>",
    'a <img src=x onerror="alert(1)"> b',
    "![x](javascript:alert(1))",
    "[x](javascript:alert(1))",
    "[x](JAVASCRIPT:alert(1))",
    "[x](data:text/html,hello)",
    "[x](//evil.example/)",
    '[x](/a"onclick="alert(1))',
    "<javascript:alert(1)>",
    "`<b>`",
  ])("lets nothing act: %s", (markdown) => {
    const html = renderMarkdown(markdown);
    const tags = html.match(/<[^>]*>/g) ?? [];
    expect(tags.filter((tag) => !/^<\/?(p|code)>$|^<a href="\/a&quot;[^"]*">$|^<\/a>$/.test(tag))).toEqual(
      [],
    );
  });
});
