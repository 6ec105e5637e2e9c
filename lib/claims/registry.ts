import "server-only";
import { Problem } from "../errors";
import { instantLogout } from "./cards/01-instant-logout";
import { serverInControl } from "./cards/02-server-in-control";
import { secureByDefault } from "./cards/03-secure-by-default";
import { serverRendering } from "./cards/05-server-rendering";
import { costsStorage } from "./cards/07-costs-storage";
import type { Claim } from "./claim";

/** Every statement, in the order of the numbers. A new card is a file and a line here. */
export const claims: readonly Claim[] = [
  instantLogout,
  serverInControl,
  secureByDefault,
  serverRendering,
  costsStorage,
];

/** @throws Problem `unknown-claim` */
export function findClaim(id: string): Claim {
  const claim = claims.find((one) => one.id === id);
  if (!claim) throw new Problem("unknown-claim");
  return claim;
}
