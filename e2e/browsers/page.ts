import { type Driver, Refused } from "./driver";
import { until } from "./until";

/** What a visitor names: by its kind, and by the words on it or beside it. */
export type Kind = "button" | "link" | "field" | "option" | "text";

/** The name under which the standard hands over an element. */
const reference = "element-6066-11e4-a52e-4f735466cecf";
type Element = { [reference]: string };

/** What a click may come upon while the page moves or is drawn anew: the next try finds it. */
const passing = [
  "stale element reference",
  "element click intercepted",
  "element not interactable",
  "no such element",
];

/** A page in a browser that is driven, as a visitor uses it. */
export class Page {
  constructor(
    private readonly driver: Driver,
    private readonly origin: string,
  ) {}

  async open(path: string): Promise<void> {
    await this.driver.send("Navigate", { url: new URL(path, this.origin).href });
  }

  async reload(): Promise<void> {
    await this.driver.send("Refresh");
  }

  /** Sets the size of what is seen: the window's own frame comes on top. */
  async resize(width: number, height: number): Promise<void> {
    await this.driver.send("SetWindowRect", { width, height });
    const [frameWidth, frameHeight] = await this.run(() => [
      outerWidth - innerWidth,
      outerHeight - innerHeight,
    ]);
    await this.driver.send("SetWindowRect", {
      width: width + (frameWidth ?? 0),
      height: height + (frameHeight ?? 0),
    });
  }

  /** @returns a PNG of what is seen */
  async screenshot(): Promise<Buffer> {
    return Buffer.from((await this.driver.send("TakeScreenshot", { full: false })) as string, "base64");
  }

  /** Runs a function in the page, which sees nothing but its arguments there. */
  async run<Args extends unknown[], T>(work: (...args: Args) => T, ...args: Args): Promise<T> {
    return (await this.driver.send("ExecuteScript", {
      script: `return (${work}).apply(null, arguments)`,
      args,
    })) as T;
  }

  /** Waits until a function in the page returns something. */
  async until<Args extends unknown[], T>(what: string, work: (...args: Args) => T, ...args: Args) {
    return until(what, () => this.retry(() => this.run(work, ...args)));
  }

  /** @param within a selector of what it is in */
  async click(kind: Kind, name: string, within = "body"): Promise<void> {
    await this.use(kind, name, within, ({ [reference]: id }) => this.driver.send("ElementClick", { id }));
  }

  async fill(label: string, text: string, within = "body"): Promise<void> {
    await this.use("field", label, within, async ({ [reference]: id }) => {
      await this.driver.send("ElementClear", { id });
      await this.driver.send("ElementSendKeys", { id, text });
    });
  }

  async choose(label: string, option: string, within = "body"): Promise<void> {
    await this.use("field", label, within, () => Promise.resolve());
    await this.click("option", option, within);
  }

  /** Waits until there are as many elements as that for a selector, at least one without a number. */
  async sees(selector: string, count?: number): Promise<void> {
    await this.until(
      `${count ?? "some"} × ${selector}`,
      (selector, count) => {
        const found = document.querySelectorAll(selector).length;
        return count === null ? found > 0 : found === count;
      },
      selector,
      count ?? null,
    );
  }

  /** Waits until these words are seen. */
  async reads(words: string, within = "body"): Promise<void> {
    await until(`“${words}” in ${within}`, async () => (await this.text(within)).includes(words)).catch(
      async (error) => {
        throw new Error(`${(error as Error).message}, where there is: ${await this.text(within)}`);
      },
    );
  }

  /** What is written there, as it is seen, with its white space made one. */
  async text(within: string): Promise<string> {
    const found = await this.retry(() =>
      this.run(
        (selector) =>
          // biome-ignore lint/performance/useDomNodeTextContent: what is hidden is not read
          [...document.querySelectorAll<HTMLElement>(selector)].map((one) => one.innerText).join("\n"),
        within,
      ),
    );
    return (found || "").replace(/\s+/g, " ");
  }

  private async use(
    kind: Kind,
    name: string,
    within: string,
    work: (element: Element) => Promise<unknown>,
  ): Promise<void> {
    await until(`the ${kind} “${name}” in ${within}`, () =>
      this.retry(async () => {
        // A page that is still being laid out moves away from under a click.
        if (!(await this.run(() => document.readyState === "complete"))) return false;
        const found = await this.run(find, kind, name, within);
        if (!found) return false;
        await work(found as unknown as Element);
        return true;
      }),
    );
  }

  /** `false` where the page was in between. */
  private async retry<T>(work: () => Promise<T>): Promise<T | false> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused && passing.includes(error.code)) return false;
      throw error;
    }
  }
}

/** In the page: the one of this kind that can be used and bears this name, typographic apostrophes or not. */
function find(kind: Kind, name: string, within: string): HTMLElement | null {
  const selectors = {
    button: "button",
    link: "a[href]",
    field: "input, select, textarea",
    option: "option",
    text: "*",
  };
  const plain = (text: string | null) => (text ?? "").replace(/’/g, "'").replace(/\s+/g, " ").trim();
  // Without what is drawn for eyes alone, and without a drop-down's options.
  const wordsOf = (one: HTMLElement) => {
    const copy = one.cloneNode(true) as HTMLElement;
    for (const part of copy.querySelectorAll("[aria-hidden=true], select")) part.remove();
    return plain(copy.textContent);
  };
  const nameOf = (one: HTMLElement) => {
    const label = (one as HTMLInputElement).labels?.[0];
    return plain(one.getAttribute("aria-label")) || wordsOf(label ?? one);
  };
  const all = [...document.querySelectorAll<HTMLElement>(within)].flatMap((one) => [
    ...one.querySelectorAll<HTMLElement>(selectors[kind]),
  ]);
  const usable = all.filter(
    (one) =>
      (kind === "option" || one.getClientRects().length > 0) &&
      !one.matches(":disabled") &&
      one.getAttribute("aria-disabled") !== "true",
  );
  return (
    usable.find((one) => nameOf(one) === plain(name)) ??
    // A field's label may go on with what is asked of it.
    usable.find((one) => kind === "field" && nameOf(one).startsWith(plain(name))) ??
    null
  );
}
