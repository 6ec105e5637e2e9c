import { message } from "@/lib/language/texts";
import { inBrowser } from "../storage";

/** Where this browser notes which labs it made. The owner cookie itself no script can read. */
const key = "own labs";
/** More than a browser has cookies for. */
const most = 200;
/** Milliseconds that a lab lives. */
const lifetime = 24 * 60 * 60 * 1000;

/**
 * Notes that this browser owns a lab, so that it can be led back there, and be told from a stranger when the
 * cookie has gone. Where storage is blocked nothing is noted.
 */
export function rememberOwnLab(lab: string): void {
  const others = ownLabs().filter((other) => other !== lab);
  inBrowser.write(key, JSON.stringify([...others, lab].slice(-most)));
}

/** Whether this browser was an owner of the lab once. */
export function wasOwnLab(lab: string): boolean {
  return ownLabs().includes(lab);
}

/** The lab that this browser was in last, if that still lives. */
export function lastOwnLab(now: number): string | null {
  const last = ownLabs().at(-1);
  return last && madeAt(last) + lifetime > now ? last : null;
}

/** An id begins with the second in which its lab was made. @returns milliseconds; 0 for what is no id */
function madeAt(lab: string): number {
  if (!/^[\w-]{32}$/.test(lab)) return 0;
  const bytes = atob(lab.slice(0, 8).replaceAll("-", "+").replaceAll("_", "/"));
  return [...bytes.slice(0, 4)].reduce((seconds, byte) => seconds * 256 + byte.charCodeAt(0), 0) * 1000;
}

function ownLabs(): string[] {
  try {
    const kept: unknown = JSON.parse(inBrowser.read(key) ?? "[]");
    return Array.isArray(kept) ? kept.filter((lab) => typeof lab === "string") : [];
  } catch (error) {
    // Something else has written there.
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Said on the board of a lab whose cookies the browser has dropped, and on the page that is there instead. */
export const forgottenWords = message(
  "This browser owned this lab, and has dropped the cookie that said so: a browser has room for so many cookies of one site, and newer labs took their places.",
);
