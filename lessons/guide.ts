import "server-only";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { renderMarkdown } from "./markdown";

const first = "docs/teaching.md";
const folder = "docs/teaching";

export type GuidePage = { file: string; path: string; title: string; markdown: string };

/** The pages of the guide for teachers: the first, and those of the folder that has its name. */
export async function guidePages(): Promise<GuidePage[]> {
  const others = (await readdir(inRoot(folder))).filter((name) => name.endsWith(".md")).sort();
  return Promise.all([first, ...others.map((name) => `${folder}/${name}`)].map(readPage));
}

/** @param name of a page, without its ending; empty for the first. @returns `null` when there is none */
export async function readGuide(
  name: string,
): Promise<(GuidePage & { html: string; pages: GuidePage[] }) | null> {
  const pages = await guidePages();
  const page = pages.find((one) => one.path === pathOf(name));
  if (!page) return null;
  const html = renderMarkdown(page.markdown, (href) => linkFrom(page.file, href));
  return { ...page, html, pages };
}

/** The files of this repository that the guide leads to. */
export async function filesInGuide(): Promise<string[]> {
  return (await guidePages()).flatMap(({ file, markdown }) =>
    [...markdown.matchAll(/\]\(([^)#\s]+)\)/g)]
      .map(([, href = ""]) => href)
      .filter((href) => !isAddress(href))
      .map((href) => resolve(file, href)),
  );
}

async function readPage(file: string): Promise<GuidePage> {
  const markdown = await readFile(inRoot(file), "utf8");
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? file;
  return { file, path: pathOf(file === first ? "" : path.basename(file, ".md")), title, markdown };
}

/** Whether a link leads somewhere by itself, and is not the path of a file beside the page. */
const isAddress = (href: string): boolean => /^(\w+:|[/#])/.test(href);

const pathOf = (name: string): string => (name ? `/teaching/${name}` : "/teaching");

/** A link as it is written in a file, to where it leads in the program. */
function linkFrom(file: string, href: string): string {
  if (isAddress(href)) return href;
  const target = resolve(file, href);
  if (target === first) return pathOf("");
  return path.dirname(target) === folder ? pathOf(path.basename(target, ".md")) : `/source/${target}`;
}

const resolve = (file: string, href: string): string => path.posix.join(path.posix.dirname(file), href);

const inRoot = (file: string): string => path.join(/* turbopackIgnore: true */ process.cwd(), file);
