import "server-only";
import { strategyRecords } from "../strategies/strategy";
import { type Api, bearer, exchange, type TokenKind } from "./api-client";
import type { ClaimColumn } from "./columns";
import type { RequestTally } from "./request-tally";
import type { VisitorDevice } from "./visitor-device";

/** How a page of the app fared at an API on another origin, under one configuration. */
export type ApiVisit = {
  column: ClaimColumn;
  kind: TokenKind;
  /** What the API answered to what the session cookie holds, as a cookie and in a header. */
  raw: { cookie: number; header: number };
  /** What it answered to the access token that this was exchanged for. */
  exchanged: number;
  /** Whether a browser would have let the page send it, and read the answer. */
  permitted: boolean;
  /** SQL statements of the exchange. */
  statements: number;
};

/** Does the same for whatever signs the device in: it is sent as it is, exchanged, and sent again. */
export async function visitApi(
  api: Api,
  { device, origin, kind }: { device: VisitorDevice<ClaimColumn>; origin: string; kind: TokenKind },
  tally: RequestTally,
): Promise<ApiVisit> {
  const column = device.strategy;
  const ask = (headers: Record<string, string>, method = "GET") =>
    tally.ask(column, () => api.send("/me", { method, headers: { origin, ...headers } }));
  const credential = device.credential ?? "";
  const cookie = await ask({ cookie: `${strategyRecords[column].cookie}=${credential}` });
  const header = await ask(bearer(credential));
  const { token, statements } = await tally.ask(column, () => exchange(device, kind));
  const preflight = await ask(
    { "access-control-request-method": "GET", "access-control-request-headers": "authorization" },
    "OPTIONS",
  );
  const answer = await ask(bearer(token));
  const readable = [preflight, answer].every(
    ({ headers }) => headers.get("access-control-allow-origin") === origin,
  );
  return {
    ...{ column, kind, statements },
    raw: { cookie: cookie.status, header: header.status },
    exchanged: answer.status,
    permitted: readable && preflight.headers.get("access-control-allow-headers") === "authorization",
  };
}
