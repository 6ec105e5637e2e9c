/** What vitest.config.ts puts in place of these two names. */
declare module "kata/checks" {
  import type { Checks } from "./kata";
  export const checks: Checks<unknown>;
}
declare module "kata/attempt";
