import { type StrangerFinds, type TokenPlace, tokenPlaces } from "@/lessons/claims/cards/20-findings";
import { type Side, sides } from "@/lessons/claims/columns";
import { jarPath } from "@/lib/device/cookie-jar";
import { t } from "@/lib/language/texts";
import { fetchCsrfToken, type RequestingLane, signIn, signOut } from "../../lab-client/device-client";
import type { BrowserModule } from "./browser-module";
import { makeThrowawayLab } from "./throwaway-lab";

/** Milliseconds that the page in the frame may take for everything. */
const patience = 15_000;

/**
 * Signs in with this very browser in a lab made for it, under both strategies, and opens a page in a
 * sandboxed frame that keeps what it gets in one place after the other. A stranger's script runs in it and
 * tells what it came by.
 */
export const find: BrowserModule["find"] = async ({ onProgress }): Promise<StrangerFinds[]> => {
  const { id, user } = await makeThrowawayLab();
  const found: StrangerFinds[] = [];
  for (const [index, strategy] of sides.entries()) {
    const lane = { lab: id, device: "phone", strategy } as const;
    try {
      for (const place of tokenPlaces) {
        onProgress(t("A script in a frame looks for a token: {place}", { place }), index / sides.length);
        const form = { ...user, lifetime: 120, expiry: "absolute" } as const;
        await signIn(lane, { csrfToken: await fetchCsrfToken(lane), ...form });
        found.push(await tryPlace(lane, place));
      }
    } finally {
      await signOut(lane);
    }
  }
  return found;
};

type OwnLane = RequestingLane & { strategy: Side };

async function tryPlace(lane: OwnLane, place: TokenPlace): Promise<StrangerFinds> {
  const frame = Object.assign(document.createElement("iframe"), {
    src: `${jarPath(lane)}/token-storage?keep=${place}`,
    title: t("A page with a flaw"),
    hidden: true,
  });
  // It is served from this origin, or there would be no cookie and no storage to look for.
  frame.sandbox.add("allow-scripts", "allow-same-origin");
  try {
    return { strategy: lane.strategy, place, ...(await converse(frame)) };
  } finally {
    frame.remove();
  }
}

type Heard = Omit<StrangerFinds, "strategy" | "place">;
type Message = Partial<Heard>;

/** Listens to the frame. When the script has had its look, the page is used once more. */
function converse(frame: HTMLIFrameElement): Promise<Heard> {
  const found = { cookie: 0, storage: 0, globals: 0, caught: 0, acted: false, status: 0 };
  const done = new AbortController();
  return new Promise<typeof found>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("The page in the frame does not answer.")), patience);
    done.signal.addEventListener("abort", () => clearTimeout(timer));
    const listen = ({ data, source }: MessageEvent<Message>) => {
      if (source !== frame.contentWindow) return;
      Object.assign(found, pick(data, found));
      if (data.acted !== undefined) frame.contentWindow?.postMessage("use", location.origin);
      if (data.status !== undefined) resolve(found);
    };
    window.addEventListener("message", listen, { signal: done.signal });
    document.body.append(frame);
  }).finally(() => done.abort());
}

/** Only what is asked for: a message holds whatever its sender likes. */
function pick<T extends object>(message: object, wanted: T): Partial<T> {
  const entries = Object.entries(message).filter(
    ([name, value]) => name in wanted && typeof value === typeof wanted[name as keyof T],
  );
  return Object.fromEntries(entries) as Partial<T>;
}
