import { createHash, randomBytes } from "node:crypto";
import type { IncomingHttpHeaders, ServerResponse } from "node:http";

type Request = { url?: string; headers: IncomingHttpHeaders };
type Response = Pick<ServerResponse, "setHeader">;
type Settings = {
  inlineScripts: readonly string[];
  besidePorts: readonly number[];
  version?: string;
  isDevelopment: boolean;
};

/** What lies below a device's page, an API or a file of the build: nothing there is a page with scripts. */
const noPage = /^\/(_next\/|api\/|lab\/[^/?]+\/[^/?]+\/[^/?]+\/)/;

/** Claim card 13 shows what a page without a policy for scripts lets happen. */
const exhibit = /^\/lab\/[^/?]+\/[^/?]+\/[^/?]+\/token-storage(\?|$)/;

/** What the board asks every second. */
const state = /^\/lab\/[^/?]+\/state(\?|$)/;

const everywhere = "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'";

const always = {
  "x-content-type-options": "nosniff",
  // A lab's address is the key to it. `no-referrer` would also take the Origin header off forms.
  "referrer-policy": "same-origin",
  "cross-origin-opener-policy": "same-origin",
};

/** A year, as OWASP ASVS 5.0, 3.4.1 asks for. */
const transportSecurity = "max-age=31536000; includeSubDomains";

/**
 * Sets the headers of every answer, the Content-Security-Policy among them (OWASP ASVS 5.0, 3.4.3), and
 * Strict-Transport-Security where the visitor came by https.
 * Next reads the nonce from the request's headers, and gives it to every script of the page.
 * @param inlineScripts the scripts that a page holds itself
 * @param version of the sources: a board learns by it that it is older than the program
 * @param besidePorts of the programs beside the app, which pages may call
 */
export function securityHeaders({ inlineScripts, besidePorts, version, isDevelopment }: Settings) {
  const hashes = inlineScripts.map(
    (script) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  // React's messages in development need it.
  const evaluated = isDevelopment ? ["'unsafe-eval'"] : [];
  const trusted = [...hashes, "'strict-dynamic'", ...evaluated].join(" ");
  const rest = [
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    ["connect-src 'self'", ...besidePorts.map((port) => `http://*:${port}`)].join(" "),
    everywhere,
  ].join("; ");
  const ofPages = (nonce: string) => `default-src 'self'; script-src 'nonce-${nonce}' ${trusted}; ${rest}`;

  return ({ url = "/", headers }: Request, response: Response): void => {
    // Else it would be the visitor who chooses the nonce.
    delete headers["content-security-policy"];
    delete headers["content-security-policy-report-only"];
    const policy = policyOf(url, ofPages);
    if (policy.includes("'nonce-")) headers["content-security-policy"] = policy;
    response.setHeader("content-security-policy", policy);
    if (version && state.test(url)) response.setHeader("x-deployment-id", version);
    for (const [name, value] of Object.entries(always)) response.setHeader(name, value);
    if (headers["x-forwarded-proto"] === "https")
      response.setHeader("strict-transport-security", transportSecurity);
  };
}

/** The nonce that a page's own scripts carry, as the request's headers have it for Next. */
export function nonceOf(headers: Headers): string | undefined {
  return headers.get("content-security-policy")?.match(/'nonce-([^']+)'/)?.[1];
}

function policyOf(url: string, ofPages: (nonce: string) => string): string {
  if (exhibit.test(url)) return everywhere;
  return noPage.test(url) ? `script-src 'none'; ${everywhere}` : ofPages(randomBytes(16).toString("base64"));
}
