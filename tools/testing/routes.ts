import { readdirSync, readFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { NextRequest } from "next/server";

/** Every name that a path of the app can hold. */
export type Params = Record<string, string>;

export type Handler = (
  request: NextRequest,
  context: { params: Promise<Params> },
) => Response | Promise<Response>;

/** A method that a route handler takes, at a path such as `/lab/:lab/:device/:strategy/api/auth/*`. */
export type Route = { method: string; path: string; handler: Handler };

/** A page, and where it is. */
export type Page = { path: string; page: (props: object) => unknown };

/** A function that the browser may call, as `app/lab/[lab]/[device]/[strategy]/actions.ts#signIn`. */
export type Action = { name: string; action: (...values: unknown[]) => Promise<unknown> };

const app = fileURLToPath(new URL("../../app/", import.meta.url));
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/** All route handlers of the app, read from its folders: where two fit, the one that names more comes first. */
export async function readRoutes(): Promise<Route[]> {
  const found = await Promise.all(
    filesNamed(/^route\.ts$/).map(async (file) => {
      const exported: Record<string, Handler> = await import(/* @vite-ignore */ app + file);
      return methods.flatMap((method) => {
        const handler = exported[method];
        return handler ? [{ method, path: pathOf(file), handler }] : [];
      });
    }),
  );
  return found.flat().sort((one, other) => (rank(one.path) < rank(other.path) ? -1 : 1));
}

/** All pages of the app, read from its folders. */
export async function readPages(): Promise<Page[]> {
  return Promise.all(
    filesNamed(/^page\.tsx$/).map(async (file) => ({
      path: pathOf(file),
      page: (await import(/* @vite-ignore */ app + file)).default,
    })),
  );
}

/** All server actions of the app: what the modules export that begin with "use server". */
export async function readActions(): Promise<Action[]> {
  const modules = filesNamed(/\.tsx?$/).filter((file) =>
    /^"use server";/.test(readFileSync(app + file, "utf8")),
  );
  const found = await Promise.all(
    modules.map(async (file) => {
      const exported: Record<string, Action["action"]> = await import(/* @vite-ignore */ app + file);
      return Object.entries(exported).map(([name, action]) => ({ name: `app/${file}#${name}`, action }));
    }),
  );
  return found.flat();
}

function filesNamed(name: RegExp): string[] {
  return readdirSync(app, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && name.test(entry.name) && !entry.name.includes(".test."))
    .map(({ parentPath, name }) => relative(app, `${parentPath}/${name}`).replaceAll(sep, "/"))
    .sort();
}

/** `lab/[lab]/state/route.ts` is at `/lab/:lab/state`. */
function pathOf(file: string): string {
  const folders = file.split("/").slice(0, -1);
  return `/${folders.map((name) => name.replace(/^\[\.\.\.\w+\]$/, "*").replace(/^\[(\w+)\]$/, ":$1")).join("/")}`;
}

/** Sorts what stands for any name behind every name. */
function rank(path: string): string {
  return path.replaceAll(":", "~").replaceAll("*", "~~");
}
