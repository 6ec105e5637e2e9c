import { message } from "@/lib/language/texts";
import "server-only";
import { createSessionToken } from "@/auth/sessions";
import { strategyRecords } from "../strategies/strategy";
import type { ClaimColumn } from "./columns";
import type { RequestTally } from "./request-tally";
import type { Visitor } from "./visitor";
import type { VisitorDevice } from "./visitor-device";

/** What can go wrong with a credential of any kind, tried on sessions and on tokens alike. */
export const faults = [
  message("planted before the sign-in"),
  message("sent in the address"),
  message("read in a leaked table"),
  message("made up"),
  message("of another lab"),
] as const;

export type Fault = (typeof faults)[number];

/** The status that a credential with one fault was answered with: 200 lets somebody in. */
export type Trial = { column: ClaimColumn; fault: Fault; status: number };

/** Tries every fault under one configuration. */
export async function tryFaults(
  visitor: Visitor,
  stranger: Visitor,
  column: ClaimColumn,
  tally: RequestTally,
): Promise<Trial[]> {
  const [laptop, others] = [visitor.device("laptop", column), stranger.device("laptop", column)];
  for (const device of [laptop, others]) await device.signIn();
  const own = laptop.credential ?? "";
  const name = strategyRecords[column].cookie;
  const ask = (cookie: string, query = "") =>
    tally.ask(column, () => visitor.send(`${laptop.path}/check${query}`, { headers: { cookie } }));
  const send = async (fault: Fault, credential: string): Promise<Trial> => ({
    ...{ column, fault },
    status: (await ask(`${name}=${encodeURIComponent(credential)}`)).status,
  });
  return [
    await send("planted before the sign-in", await plant(visitor.device("tablet", column), visitor)),
    {
      ...{ column, fault: "sent in the address" as const },
      status: (await ask("", `?${name}=${encodeURIComponent(own)}`)).status,
    },
    await send("read in a leaked table", (await leak(laptop, visitor)) ?? ""),
    await send("made up", madeUp(own)),
    await send("of another lab", others.credential ?? ""),
  ];
}

/** Has a device sign in that holds a credential already, which a thief has chosen. @returns the thief's */
async function plant(device: VisitorDevice, { http }: Visitor): Promise<string> {
  const planted = createSessionToken();
  const { cookie } = strategyRecords[device.strategy];
  http.cookies.keep(http.urlOf(device.path), [`${cookie}=${planted}; Path=${device.path}`]);
  await device.signIn();
  return planted;
}

/** @returns what the table holds of a device's sign-in, as a thief's jar gets it; `null` where it holds nothing */
async function leak(device: VisitorDevice, visitor: Visitor): Promise<string | null> {
  const thief = visitor.device("thief", device.strategy);
  const body = JSON.stringify({ to: thief.slug, what: "row" });
  await visitor.send(`${device.path}/steal`, {
    ...{ method: "POST", body, headers: { "content-type": "application/json" } },
  });
  return thief.credential;
}

/** As long as a true one, and in its form; the last half of it is another. */
function madeUp(credential: string): string {
  const half = Math.floor(credential.length / 2);
  const shifted = (letter: string) => (/[A-Za-z0-8]/.test(letter) ? next(letter) : letter);
  return credential.slice(0, half) + [...credential.slice(half)].map(shifted).join("");
}

const next = (letter: string): string =>
  /[Zz8]/.test(letter) ? "A" : String.fromCharCode(letter.charCodeAt(0) + 1);
