import type { Page, Response } from "@playwright/test";

/** What a scenario is about may be a refusal, of which the browser complains in its console. */
export const expectedComplaints: Record<number, RegExp> = {
  401: /\/(check|refresh|sessions)(\?|$)/,
  403: /\/(password|account|sessions\/[\w-]+)(\?|$)/,
  409: /\/sessions(\?|$)/,
  503: /\?db=down$/,
};

/** What the board asks all the time: an answer of these refuses nothing that somebody did. */
const background = /\/(check|state|row|sessions)(\?|$)/;

/** Listens to the answers that a page gets, for those that refuse something. */
export function watchRefusals(page: Page): { end(): Promise<string | null> } {
  const answers: Promise<string | null>[] = [];
  const listen = (response: Response) => {
    if (!background.test(response.url())) answers.push(readRefusal(response));
  };
  page.on("response", listen);
  return {
    /** @returns the code of the first refusal, or `null` when there was none */
    async end() {
      page.off("response", listen);
      return (await Promise.all(answers)).find((code) => code !== null) ?? null;
    },
  };
}

async function readRefusal(response: Response): Promise<string | null> {
  const type = response.headers()["content-type"] ?? "";
  if (type.startsWith("application/problem+json")) return (await response.json()).code;
  // Auth.js says it in the address that it would lead to.
  const { pathname, href } = new URL(response.url());
  if (!pathname.endsWith("/callback/credentials") || !type.startsWith("application/json")) return null;
  const target = new URL((await response.json()).url, href);
  return target.searchParams.get("code") ?? target.searchParams.get("error");
}
