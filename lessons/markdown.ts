import { Marked } from "marked";

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] as string);

/** Over the web, or within the program: no other scheme, and no other host by two slashes. */
const isGoodLink = (href: string): boolean => /^(https?:\/\/|#|\/(?![/\\]))/.test(href);

/**
 * Markdown as HTML. HTML in it comes out as the text that it is, and a link leads nowhere but over the web.
 * @param linkTo turns a link as it is written into an address
 */
export function renderMarkdown(markdown: string, linkTo: (href: string) => string = (href) => href): string {
  const marked = new Marked({
    renderer: {
      html: ({ text }) => escapeHtml(text),
      image: ({ text }) => escapeHtml(text),
      link({ href, tokens }) {
        const words = this.parser.parseInline(tokens);
        const target = linkTo(href);
        return isGoodLink(target) ? `<a href="${escapeHtml(target)}">${words}</a>` : words;
      },
    },
  });
  return marked.parse(markdown, { async: false });
}
