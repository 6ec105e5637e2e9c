import type { NextRequest } from "next/server";
import { GET as health } from "../../app/api/health/route";
import { GET as jwks } from "../../app/api/jwks/route";
import { POST as newLab } from "../../app/api/labs/route";
import * as auth from "../../app/lab/[lab]/[device]/[strategy]/api/auth/[...nextauth]/route";
import { GET as check } from "../../app/lab/[lab]/[device]/[strategy]/check/route";
import { POST as password } from "../../app/lab/[lab]/[device]/[strategy]/password/route";
import { POST as refresh } from "../../app/lab/[lab]/[device]/[strategy]/refresh/route";
import { GET as row } from "../../app/lab/[lab]/[device]/[strategy]/row/route";
import { DELETE as endSession } from "../../app/lab/[lab]/[device]/[strategy]/sessions/[session]/route";
import { GET as sessions } from "../../app/lab/[lab]/[device]/[strategy]/sessions/route";
import { POST as steal } from "../../app/lab/[lab]/[device]/[strategy]/steal/route";
import { POST as apiToken } from "../../app/lab/[lab]/[device]/[strategy]/token/route";
import { GET as tokenStorage } from "../../app/lab/[lab]/[device]/[strategy]/token-storage/route";
import { DELETE as deleteAccount, POST as restoreAccount } from "../../app/lab/[lab]/account/route";
import { POST as ban, DELETE as liftBan } from "../../app/lab/[lab]/ban/route";
import { POST as bystanders } from "../../app/lab/[lab]/bystanders/route";
import { POST as runClaim } from "../../app/lab/[lab]/claims/[claim]/run/route";
import { GET as stockCheck } from "../../app/lab/[lab]/claims/stock-jwt/check/route";
import { POST as newDevice } from "../../app/lab/[lab]/devices/route";
import { GET as exported } from "../../app/lab/[lab]/export/route";
import { POST as rotateKey } from "../../app/lab/[lab]/keys/route";
import { POST as changeRole } from "../../app/lab/[lab]/role/route";
import { POST as limitSessions } from "../../app/lab/[lab]/session-limit/route";
import { DELETE as endAllSessions } from "../../app/lab/[lab]/sessions/route";
import { GET as state } from "../../app/lab/[lab]/state/route";
import type { JarParams } from "../../lessons/strategies/read-jar";

/** Every name that a path of the app can hold. */
type Params = JarParams & { session: string; claim: string };

type Handler = (request: NextRequest, context: { params: Promise<Params> }) => Response | Promise<Response>;

const jar = "/lab/:lab/:device/:strategy";

const routes: [method: string, pathname: string, handler: Handler][] = [
  ["GET", "/api/health", health],
  ["GET", "/api/jwks", jwks],
  ["POST", "/api/labs", newLab],
  ["GET", "/lab/:lab/export", exported],
  ["GET", "/lab/:lab/state", state],
  ["POST", "/lab/:lab/devices", newDevice],
  ["POST", "/lab/:lab/claims/:claim/run", runClaim],
  ["DELETE", "/lab/:lab/account", deleteAccount],
  ["POST", "/lab/:lab/account", restoreAccount],
  ["POST", "/lab/:lab/role", changeRole],
  ["DELETE", "/lab/:lab/sessions", endAllSessions],
  ["POST", "/lab/:lab/ban", ban],
  ["DELETE", "/lab/:lab/ban", liftBan],
  ["POST", "/lab/:lab/session-limit", limitSessions],
  ["GET", "/lab/:lab/claims/stock-jwt/check", stockCheck],
  ["GET", `${jar}/check`, check],
  ["GET", `${jar}/row`, row],
  ["GET", `${jar}/sessions`, sessions],
  ["POST", `${jar}/password`, password],
  ["POST", `${jar}/steal`, steal],
  ["POST", `${jar}/refresh`, refresh],
  ["DELETE", `${jar}/sessions/:session`, endSession],
  ["POST", "/lab/:lab/keys", rotateKey],
  ["POST", "/lab/:lab/bystanders", bystanders],
  ["POST", `${jar}/token`, apiToken],
  ["GET", `${jar}/token-storage`, tokenStorage],
  ["GET", `${jar}/api/auth/*`, auth.GET],
  ["POST", `${jar}/api/auth/*`, auth.POST],
];

/** Serves a request with the app's own route handlers, as Next would, without a server in between. */
export async function serve(request: NextRequest): Promise<Response> {
  for (const [method, pattern, handler] of routes) {
    if (method !== request.method) continue;
    const params = match(pattern, request.nextUrl.pathname);
    if (params) return handler(request, { params: Promise.resolve(params) });
  }
  throw new Error(`The app has no ${request.method} ${request.nextUrl.pathname}.`);
}

function match(pattern: string, pathname: string): Params | null {
  const source = pattern.replace(/:(\w+)/g, "(?<$1>[^/]+)").replace("*", ".*");
  const found = new RegExp(`^${source}$`).exec(pathname);
  if (!found) return null;
  const decoded = Object.entries(found.groups ?? {}).map(([name, part]) => [name, decodeURIComponent(part)]);
  return Object.fromEntries(decoded) as Params;
}
