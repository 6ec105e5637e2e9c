import "server-only";
import { timingSafeEqual } from "node:crypto";
import { deriveKey } from "../keys";
import { apiAudience } from "./api-token";

/** The resource server's own credentials: who may ask about tokens is not everybody (RFC 7662, section 4). */
export function introspectionSecret(): string {
  return deriveKey("introspection").toString("base64url");
}

/** Whether a request brings them, as HTTP Basic (RFC 6749, section 2.3.1). */
export function isResourceServer(headers: Headers): boolean {
  const [, encoded = ""] = /^Basic +([\w+/=-]+)$/i.exec(headers.get("authorization") ?? "") ?? [];
  const given = Buffer.from(encoded, "base64");
  const wanted = Buffer.from(`${apiAudience}:${introspectionSecret()}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
