import "server-only";
import { deriveKey } from "../keys";
import { isSame } from "../secrets";
import { apiAudience } from "./api-token";

/** The resource server's own credentials: who may ask about tokens is not everybody (RFC 7662, section 4). */
export function introspectionSecret(): string {
  return deriveKey("introspection").toString("base64url");
}

/** Whether a request brings them, as HTTP Basic (RFC 6749, section 2.3.1). */
export function isResourceServer(headers: Headers): boolean {
  const [, encoded = ""] = /^Basic +([\w+/=-]+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  const given = Buffer.from(encoded, "base64").toString();
  return isSame(given, `${apiAudience}:${introspectionSecret()}`);
}
