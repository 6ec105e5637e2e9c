import { jarPath } from "@/lib/device/cookie-jar";
import type { LabLane } from "@/lib/lab/lane";

/** A cookie without HttpOnly, set for as long as it takes to read. */
const marker = "lab.readable";

/**
 * Reads `document.cookie` as a script on the device's page would, in a frame under the device's path.
 * @returns the names of the cookies that it sees, less the one that it has just set itself
 * @throws Error when it does not see even that one, so that nothing read always means nothing readable
 */
export async function readScriptCookies(lane: LabLane): Promise<string[]> {
  const frame = document.createElement("iframe");
  frame.hidden = true;
  frame.src = `${jarPath(lane)}/ping`;
  const loaded = new Promise((resolve, reject) => {
    frame.onload = resolve;
    frame.onerror = reject;
  });
  document.body.append(frame);
  try {
    await loaded;
    const page = frame.contentDocument;
    if (!page) throw new Error("The frame under the device's path has no document.");
    const attributes = `path=${jarPath(lane)}; samesite=lax`;
    page.cookie = `${marker}=yes; ${attributes}`;
    const names = page.cookie.split("; ").map((pair) => pair.split("=", 1)[0] as string);
    page.cookie = `${marker}=; ${attributes}; max-age=0`;
    if (!names.includes(marker)) throw new Error("This browser keeps no cookies for scripts.");
    return names.filter((name) => name !== marker);
  } finally {
    frame.remove();
  }
}
