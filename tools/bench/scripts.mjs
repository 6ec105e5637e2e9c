import { signedInLab } from "./device.mjs";
import { ask } from "./load.mjs";

/** @typedef {import("./table.mjs").Row} Row */

/**
 * What a browser without anything in its cache fetches as JavaScript before it shows the board; and what
 * more when a tour is told on it.
 * @param {string} url
 * @returns {Promise<Row[]>}
 */
export async function measureScripts(url) {
  const { board } = await signedInLab(url);
  const own = await scriptsOf(board);
  const tour = { ...board, address: `${board.address}?scenario=the-password-changes` };
  const touring = await scriptsOf(tour);
  const added = new Set([...touring].filter((script) => !own.has(script)));
  const kilobytes = async (/** @type {Set<string>} */ scripts) => {
    let bytes = 0;
    for (const address of scripts) bytes += await ask({ address, cookie: "" });
    return bytes / 1000;
  };
  return [
    {
      what: `JavaScript of the board, gzip, ${own.size} files`,
      values: [await kilobytes(own)],
      unit: "KB",
      bar: 180,
    },
    {
      what: `JavaScript that a tour adds, gzip, ${added.size} files`,
      values: [await kilobytes(added)],
      unit: "KB",
      bar: 15,
    },
  ];
}

/**
 * @param {import("./device.mjs").Target} page
 * @returns {Promise<Set<string>>} addresses of the scripts that its HTML names
 */
async function scriptsOf({ address, cookie }) {
  const html = await (await fetch(address, { headers: { cookie } })).text();
  const tags = html.match(/<(script|link)\b[^>]*>/g) ?? [];
  // `nomodule` is for browsers too old for modules; every other one leaves it out.
  const scripts = tags.filter(
    (tag) => !/\bnomodule\b/i.test(tag) && /\ssrc=|modulepreload|as="script"/.test(tag),
  );
  return new Set(
    scripts.map((tag) => new URL(/\s(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? "", address).href),
  );
}
