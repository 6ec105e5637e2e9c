import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { Recording } from "../../lessons/recordings/recording";
import { tell } from "../../lessons/recordings/told";
import { loadScenario } from "../../lessons/scenarios/registry";
import { HttpClient } from "../../lib/client/http-client.mjs";
import { makeLab } from "../../lib/client/sign-in.mjs";
import type { Driver } from "./driver";
import { Page } from "./page";
import { until } from "./until";

const devices = ["laptop", "phone", "thief"] as const;
const light = (lane: string, status: number) => `[data-lane="${lane}"][data-status="${status}"]`;
/** What every card comes to in Chromium. Three of them measure in the browser. */
const verdicts = {
  "instant-logout": "holds-but",
  "server-in-control": "holds-but",
  "secure-by-default": "holds-but",
  "simple-to-understand": "cannot-tell",
  "server-rendering": "holds",
  "database-hit": "holds-but",
  "costs-storage": "holds",
  "hard-to-scale-out": "holds-but",
  "no-good-for-apis": "not-here",
  stateless: "holds-but",
  "scales-without-a-look-up": "holds-but",
  "works-across-domains": "holds-but",
  "good-for-mobile": "holds",
  "validates-offline": "holds-but",
  "hard-to-revoke": "holds-but",
  "easy-to-get-wrong": "holds",
  bigger: "holds-but",
  "no-control": "holds-but",
  "secret-is-everything": "holds",
  "keep-it-in-local-storage": "not-here",
};

/**
 * What a visitor does, in a browser other than that of e2e/: there everything is tried, here what browsers do
 * each in their own way.
 * @param start says that the browser is not there by `null`
 */
export function walkIn(
  name: string,
  path: string | undefined,
  start: (path: string) => Promise<Driver>,
): void {
  describe.skipIf(!path)(name, () => {
    const url = inject("url");
    let driver: Driver;
    let page: Page;

    beforeAll(async () => {
      driver = await start(path as string);
      page = new Page(driver, url);
      await page.resize(1280, 720);
    });
    afterAll(() => driver?.stop());

    const startLab = async () => {
      await page.open("/");
      await page.click("button", "Start a lab");
      await page.sees("[data-lane]", 6);
    };

    it("tells who is still signed in after the password was changed", async () => {
      await startLab();
      await page.click("button", "Sign in everywhere");
      for (const lane of ["laptop/database", "phone/database", "laptop/jwt", "phone/jwt"])
        await page.sees(light(lane, 200));
      await page.click("button", "Steal the phone's cookie");
      for (const lane of ["thief/database", "thief/jwt"]) await page.sees(light(lane, 200));
      await page.click("button", "Change the password");
      for (const device of devices) {
        await page.sees(light(`${device}/database`, 401));
        await page.reads("unknown-session", `[data-lane="${device}/database"]`);
        await page.sees(light(`${device}/jwt`, 200));
      }
      expect(await page.run(findCutLines)).toEqual([]);
      expect(await page.run(findWideChoices)).toEqual([]);
      const headline = await page.run(() => document.querySelector("[data-part=headline]")?.textContent);
      expect(headline).toMatch(/^Database sessions?: nobody\. JWT: all 3, the thief included\. $/);
    });

    it("leads a tour, and sets the guesses beside what came of them", async () => {
      await startLab();
      const tour = "[aria-label=Tour]";
      const { pathname } = new URL(await page.run(() => location.href));
      await page.open(`${pathname}?scenario=the-password-changes&step=3`);
      for (const device of ["Laptop", "Phone", "Thief"])
        for (const strategy of ["database session", "JWT"])
          await page.click("button", `${device}, ${strategy}: signed out`, tour);
      await page.fill("Because, in your own words", "the password is new", tour);
      await page.click("button", "Next", tour);
      await page.reads("✓ As the story says.", tour);
      await page.reads("Your guesses: 3 of 6 right.", tour);
      await page.reads("In your own words: “the password is new”", tour);
    });

    it("joins a class as a phone, whose lights go out by what the teacher does", async () => {
      const teacher = new HttpClient(url);
      const made = (await (await teacher.post("/api/classes", {})).json()) as { url: string; pin: string };
      await page.resize(390, 844);
      await page.open("/join");
      await page.fill("The six digits on the wall", made.pin);
      await page.click("button", "Go on");
      await page.click("button", "Join");
      await page.reads("Phone 1 · ", "h1, h2");
      await teacher.post(`${made.url}/round`, {});
      for (const strategy of ["database", "jwt"])
        await page.sees(`[data-strategy=${strategy}][data-outcome=in]`);
      await page.click("text", "out", "fieldset[data-strategy=database]");
      await page.click("text", "still in", "fieldset[data-strategy=jwt]");
      await page.click("button", "That is my guess");
      await page.reads("Your guess is kept.", "form [role=status]");
      await teacher.post(`${made.url}/act`, {});
      await page.sees("[data-strategy=database][data-outcome=out]");
      await page.sees("[data-strategy=jwt][data-outcome=in]");
      await teacher.post(`${made.url}/reveal`, {});
      await page.reads("The same story, step by step");
      await page.resize(1280, 720);
    });

    it("signs in, changes the password and signs out on a device's own page", async () => {
      const { id, user } = await makeLab(new HttpClient(url));
      for (const [strategy, afterwards] of [
        ["database", 401],
        ["jwt", 200],
      ] as const) {
        const next = `a new password, ${strategy}`;
        await page.open(`/lab/${id}/laptop/${strategy}`);
        await page.fill("Password", user.password);
        await page.choose("Stay signed in for", "2 min");
        await page.click("button", "Sign in", "main");
        await page.sees("[data-account='200']");
        await page.fill("Current password", user.password);
        await page.fill("New password", next);
        await page.click("button", "Change the password");
        await page.reads("password was changed", "[role=status]");
        await page.sees(`[data-account='${afterwards}']`);
        user.password = next;
      }
      await page.click("button", "Sign out");
      await page.reads("no-credential", "[data-account='401']");
    });

    it("plays a recording with its captions on, or says that it cannot", async () => {
      const recordings = (await (await fetch(`${url}/recordings/index.json`)).json()) as Recording[];
      const found = recordings.find(({ id }) => id === "the-password-changes") as Recording;
      const { steps } = tell(await loadScenario("the-password-changes"), found);
      await page.open("/recordings?id=the-password-changes");
      const state = await page.until("the film is there, or is not to be had", () => {
        const video = document.querySelector("video");
        if (video?.error) return "unplayable";
        return (video?.readyState ?? 0) > 0 ? "playable" : null;
      });
      if (state === "unplayable") {
        await page.reads("This browser does not play the film", "main [role=alert]");
        await page.sees("button[aria-pressed]", 0);
      } else {
        await page.reads("Captions: on", "main");
        await page.reads(steps[0]?.narration ?? "", "[data-testid=caption]");
        await page.run(() => {
          const video = document.querySelector("video") as HTMLVideoElement;
          video.muted = true;
          void video.play();
        });
        await page.until("it plays", () => (document.querySelector("video")?.currentTime ?? 0) > 1);
      }
      await page.click("button", "Next chapter");
      await page.reads(steps[1]?.title ?? "", "[aria-label=Transcript] [aria-current=step]");
      if (state === "playable") await page.reads(steps[1]?.narration ?? "", "[data-testid=caption]");
    });

    it("finds on every card what Chromium does", { timeout: 420_000 }, async () => {
      await startLab();
      const { pathname } = new URL(await page.run(() => location.href));
      await page.open(`${pathname}/claims`);
      await page.click("button", "Run all");
      const { length } = Object.keys(verdicts);
      const found = await until(
        "a verdict on every card",
        async () => {
          const read = await page.run(readVerdicts);
          return Object.keys(read).length === length && read;
        },
        400_000,
      );
      expect(found).toEqual(verdicts);
    });

    it("reads the same page in German", async () => {
      await page.open("/");
      await page.click("button", "Deutsch");
      await page.sees("html[lang=de]");
      await page.reads("Wer ist noch angemeldet?", "h1");
      await page.click("button", "Ein Labor starten");
      await page.sees("[data-lane]", 6);
      await page.click("button", "Überall anmelden");
      await page.sees(light("phone/jwt", 200));
      await page.reads("Angemeldet", '[data-lane="phone/jwt"]');
      await page.click("button", "English");
      await page.sees("html[lang=en]");
    });
  });
}

/** In the page: what the cards came to that have been run. */
function readVerdicts(): Record<string, string> {
  const cards = [...document.querySelectorAll<HTMLElement>("article[data-verdict]")];
  return Object.fromEntries(cards.map(({ id, dataset }) => [id, dataset.verdict ?? ""]));
}

/** In the page: lines of the evidence that end below the window, where its user does not see why a check was refused. */
function findCutLines(): string[] {
  const lines = [
    ...document.querySelectorAll<HTMLElement>("[data-control=evidence] [role=tabpanel] > * > *"),
  ];
  return lines.flatMap((line) => {
    const { bottom } = line.getBoundingClientRect();
    return bottom > innerHeight ? [`${line.textContent}: ${Math.round(bottom - innerHeight)}px below`] : [];
  });
}

/** In the page: drop-downs that are wider than what is chosen in them, or narrower. */
function findWideChoices(): string[] {
  return [...document.querySelectorAll<HTMLSelectElement>(".choice > select")].flatMap((select) => {
    const chosen = document.createElement("span");
    chosen.textContent = select.selectedOptions[0]?.textContent ?? "";
    chosen.style.cssText = "position: absolute; white-space: nowrap";
    select.after(chosen);
    const room = select.getBoundingClientRect().width - chosen.getBoundingClientRect().width;
    chosen.remove();
    return room > 12 && room < 24 ? [] : [`${chosen.textContent}: ${Math.round(room)}px of room`];
  });
}
