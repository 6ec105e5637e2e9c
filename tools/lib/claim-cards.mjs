import { readdirSync, readFileSync } from "node:fs";
import { inRoot } from "./paths.mjs";

/** @typedef {{ number: number, id: string, waits: boolean }} CardFile */

/** The cards of the claims page as their files say, for a tool that cannot import TypeScript. */
export function readCards() {
  const folder = inRoot("lessons/claims/cards");
  const texts = readdirSync(folder)
    .filter((name) => !/(\.test|-findings)\.ts$/.test(name))
    .map((name) => readFileSync(`${folder}/${name}`, "utf8"));
  return texts
    .flatMap((text) => {
      const number = /^ {2}number: (\d+),$/m.exec(text)?.[1];
      const id = /^ {2}id: "([^"]+)",$/m.exec(text)?.[1];
      return number && id ? [{ number: Number(number), id, waits: /^ {2}waits: true,$/m.test(text) }] : [];
    })
    .sort((one, other) => one.number - other.number);
}
