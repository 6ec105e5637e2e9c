import { signedInLab, unchangedState } from "./device.mjs";
import { measure } from "./load.mjs";

/** @typedef {import("./table.mjs").Row} Row */

/**
 * What a check adds to a request that checks nothing; and what the board's question costs that every open board
 * asks once a second, while nothing happens.
 * @param {import("./instance.mjs").Running} running
 * @param {{ rounds: number, roundMs: number }} plan
 * @returns {Promise<Row[]>}
 */
export async function measureChecks({ url, app }, { rounds, roundMs }) {
  const { jwt, database } = await signedInLab(url);
  // Another lab's: each of the checks changes the state of its own.
  const { board } = await signedInLab(url);
  // The same address and the same cookie, but for a handler that does not look at it.
  const nothing = { ...jwt, address: jwt.address.replace(/check$/, "ping") };
  const targets = { nothing, jwt, database, state: await unchangedState(board) };
  for (const target of Object.values(targets)) await measure(target, 2 * roundMs, app);
  /** @type {Record<keyof typeof targets, { wall: number, cpu: number }[]>} */
  const measured = { nothing: [], jwt: [], database: [], state: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const name of /** @type {(keyof typeof targets)[]} */ (Object.keys(targets))) {
      const { wall, cpu } = await measure(targets[name], roundMs, app);
      measured[name].push({ wall, cpu: cpu ?? Number.NaN });
    }
    console.log(`Round ${round + 1} of ${rounds}`);
  }
  /** @typedef {"wall" | "cpu"} Kind */
  /** @param {keyof typeof targets} name @param {Kind} kind */
  const added = (name, kind) =>
    measured[name].map((one, round) => one[kind] - (measured.nothing[round]?.[kind] ?? 0));
  /** @param {Kind} kind */
  const stateAgainstCheck = (kind) =>
    measured.state.map((one, round) => one[kind] / (measured.jwt[round]?.[kind] ?? 1));
  const hasCpu = measured.nothing.every(({ cpu }) => !Number.isNaN(cpu));
  /** @type {Row[]} */
  const rows = [
    {
      what: "a request that checks nothing",
      values: measured.nothing.map(({ wall }) => wall),
      unit: "µs",
    },
    { what: "a check adds, jwt", values: added("jwt", "wall"), unit: "µs" },
    { what: "a check adds, database", values: added("database", "wall"), unit: "µs" },
  ];
  if (hasCpu) {
    rows.push(
      { what: "  of which the app's processor, jwt", values: added("jwt", "cpu"), unit: "µs", bar: 150 },
      {
        what: "  of which the app's processor, database",
        values: added("database", "cpu"),
        unit: "µs",
        bar: 300,
      },
    );
  }
  const values = stateAgainstCheck(hasCpu ? "cpu" : "wall");
  return [...rows, { what: "an unchanged state against a check, jwt", values, unit: "×", bar: 1, digits: 2 }];
}
