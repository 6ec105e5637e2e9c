import "server-only";
import { introspectionSecret } from "@/lib/device/introspection-client";
import type { SatelliteEnv } from "./satellite";

/**
 * What the resource API is given when it is to ask about opaque tokens in place of verifying signed ones.
 * @param origin where the app answers
 * @param cacheSeconds for how long it believes an answer
 */
export function introspectingEnv(origin: string, cacheSeconds: number): SatelliteEnv {
  return {
    INTROSPECTION_URL: `${origin}/api/introspect`,
    INTROSPECTION_SECRET: introspectionSecret(),
    CACHE_SECONDS: `${cacheSeconds}`,
  };
}
