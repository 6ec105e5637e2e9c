import type { NextRequest } from "next/server";
import { type Params, readRoutes } from "./routes";

const routes = await readRoutes();

/** Serves a request with the app's own route handlers, as Next would, without a server in between. */
export async function serve(request: NextRequest): Promise<Response> {
  for (const { method, path, handler } of routes) {
    if (method !== request.method) continue;
    const params = match(path, request.nextUrl.pathname);
    if (params) return handler(request, { params: Promise.resolve(params) });
  }
  throw new Error(`The app has no ${request.method} ${request.nextUrl.pathname}.`);
}

function match(path: string, pathname: string): Params | null {
  const source = path.replace(/:(\w+)/g, "(?<$1>[^/]+)").replace("*", ".*");
  const found = new RegExp(`^${source}$`).exec(pathname);
  if (!found) return null;
  const decoded = Object.entries(found.groups ?? {}).map(([name, part]) => [name, decodeURIComponent(part)]);
  return Object.fromEntries(decoded);
}
