import { type BrowserContext, test as base, type ConsoleMessage } from "@playwright/test";
import { Board } from "./board";
import { expect } from "./expect";
import { Lab } from "./lab";

export { expect };

type Options = {
  /**
   * The statuses that a browser may complain of in its console, and at which addresses. A check that
   * answers 401 is the contract; a test that asks for more says so.
   */
  refusals: Record<number, RegExp>;
};

type Fixtures = { lab: Lab; board: Board };

const ignored = new WeakSet<BrowserContext>();

/** For a browser of which an error is wanted: its console may say what it likes. */
export function ignoreConsole(context: BrowserContext): void {
  ignored.add(context);
}

/** Playwright's test, with a lab of its own whose owner is the page's browser too, and failing on any error in the console. */
export const test = base.extend<Options & Fixtures>({
  refusals: [
    {
      401: /\/(check|refresh)(\?db=[\w:]+)?$/,
      // No list of tokens is kept, and a device that asks for it is told so.
      409: /\/jwt\/sessions$/,
      // What was asked to find no database.
      503: /\?db=down$/,
    },
    { option: true },
  ],

  context: async ({ browser, context, refusals }, use) => {
    const complaints: string[] = [];
    const listen = (one: BrowserContext) => {
      const complain = (words: string) => ignored.has(one) || complaints.push(words);
      one.on("console", (message) => {
        if (message.type() === "error" && !isAllowed(message, refusals))
          complain(`${message.text()} (${message.location().url})`);
      });
      one.on("weberror", (error) => complain(String(error.error().stack)));
      return one;
    };
    listen(context);
    // A phone of a class has a context of its own, which the test opens.
    const open = browser.newContext.bind(browser);
    browser.newContext = async (options) => listen(await open(options));
    await use(context);
    browser.newContext = open;
    expect(complaints, "errors in the browser's console").toEqual([]);
  },

  lab: async ({ request, context }, use) => {
    const lab = await Lab.create(request);
    await lab.shareWith(context);
    await use(lab);
  },

  board: async ({ page, lab }, use) => use(new Board(page, lab)),
});

/** The browser's own line about a refused request, for a status and an address that were expected, or while offline. */
function isAllowed(message: ConsoleMessage, refusals: Options["refusals"]): boolean {
  if (message.text().includes("net::ERR_INTERNET_DISCONNECTED")) return true;
  const [, status] =
    /^Failed to load resource: the server responded with a status of (\d+)/.exec(message.text()) ?? [];
  return status !== undefined && refusals[Number(status)]?.test(message.location().url) === true;
}
