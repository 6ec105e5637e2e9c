import { AsyncLocalStorage } from "node:async_hooks";
import diagnostics from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { singleton } from "../singleton";

const responses = singleton("responses", () => new AsyncLocalStorage<ServerResponse>());

/** `/lab/{lab}` and what lies up to two steps below it, `/join/{pin}` and `/source/…`: pages that have something to say in their head. */
const ownPage = /^\/(lab\/[^/?]+(\/[^/?]+){0,2}|join\/[^/?]+|source\/[^?]+)(\?|$)/;

/**
 * Keeps the response of such a page at hand while it is being answered. A page cannot set headers in
 * Next, but it has to: every response that checked something carries Server-Timing.
 */
export function followResponses(): void {
  // Published before the server's own listener runs, in the same turn: what it starts inherits the store.
  diagnostics.subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    if (ownPage.test(request.url ?? "")) responses.enterWith(response);
  });
}

/** Sets a header of the answer to the current request, from within a page. */
export function setResponseHeader(name: string, value: string): void {
  const response = responses.getStore();
  if (response && !response.headersSent) response.setHeader(name, value);
}

/** Sets the status of the answer to the current request, from within a page. */
export function setResponseStatus(status: 400 | 403 | 404 | 409 | 410 | 429 | 503): void {
  const response = responses.getStore();
  if (response && !response.headersSent) response.statusCode = status;
}
