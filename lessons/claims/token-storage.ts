import "server-only";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { getEnv } from "@/lib/env";
import { Problem } from "@/lib/errors";
import { originOf } from "@/lib/http";
import { t } from "@/lib/language/texts";
import { isTokenPlace } from "./cards/20-findings";

/**
 * The page that card 20 puts into a frame: it keeps a token in one of three places, and has a flaw.
 * @throws Problem `invalid-field` for a place that there is not
 */
export async function tokenStoragePage(place: string | null, headers: Headers): Promise<string> {
  if (!isTokenPlace(place))
    throw new Problem("invalid-field", t("keep must be cookie, local-storage or memory."));
  return (await readExhibit("token-storage.html")).replace("{{api}}", apiAddress(headers));
}

/** What a stranger wrote under the page: a picture that cannot be shown, and what to do then. */
export async function strangersComment(): Promise<string> {
  const script = (await readExhibit("stranger.js")).replaceAll("&", "&amp;").replaceAll('"', "&quot;");
  return `What a nice page! <img src="data:," alt="" onerror="${script}">`;
}

/** The API as the visitor's browser reaches it: under the same name as the app. Nobody's, where there is none. */
function apiAddress(headers: Headers): string {
  const { API_PORT } = getEnv();
  const { hostname } = new URL(originOf(headers));
  return API_PORT ? `http://${hostname}:${API_PORT}/me` : "check";
}

function readExhibit(file: string): Promise<string> {
  return readFile(
    path.join(/* turbopackIgnore: true */ process.cwd(), "lessons/claims/exhibits", file),
    "utf8",
  );
}
