// Takes the pictures in the README, and the run that the front page draws, from the running program.
// Usage: npm start, and beside it: npm run picture [http://localhost:3000]
import { writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { chromium } from "@playwright/test";

const base = process.argv[2] ?? "http://localhost:3000";
const size = { width: 1280, height: 720 };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH || undefined,
  args: ["--no-sandbox", "--disable-gpu"],
});
const page = await browser.newPage({ viewport: size });
await page.goto(base);
await page.getByRole("button", { name: "Start a lab" }).click();
await page.waitForURL("**/lab/**");

// The pace of somebody who explains it to a class.
await press("Sign in everywhere", 20);
await press("Steal the phone's cookie", 9);

// Before the password changes: the pictures ask, and do not tell.
await page.emulateMedia({ colorScheme: "light" });
await page.screenshot({ path: "docs/board.png" });
await page.emulateMedia({ colorScheme: "dark" });
await page.screenshot({ path: "docs/board-dark.png" });

const lab = new URL(page.url()).pathname;
const run = await (await page.request.get(`${base}${lab}/export`)).json();
await writeFile("app/sample-run.json", `${JSON.stringify(run, null, 2)}\n`);
await browser.close();
console.log("docs/board.png, docs/board-dark.png and app/sample-run.json are new.");

/**
 * @param {string} name of a button
 * @param {number} seconds to wait afterwards
 */
async function press(name, seconds) {
  await page.getByRole("button", { name }).click();
  await sleep(seconds * 1000);
}
