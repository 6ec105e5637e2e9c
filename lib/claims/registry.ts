import "server-only";
import { Problem } from "../errors";
import { instantLogout } from "./cards/01-instant-logout";
import { serverInControl } from "./cards/02-server-in-control";
import { secureByDefault } from "./cards/03-secure-by-default";
import { simpleToUnderstand } from "./cards/04-simple-to-understand";
import { serverRendering } from "./cards/05-server-rendering";
import { databaseHit } from "./cards/06-database-hit";
import { costsStorage } from "./cards/07-costs-storage";
import { hardToRevoke } from "./cards/15-hard-to-revoke";
import { bigger } from "./cards/17-bigger";
import { noControl } from "./cards/18-no-control";
import { secretIsEverything } from "./cards/19-secret-is-everything";
import type { Claim } from "./claim";

/** Every statement, in the order of the numbers. A new card is a file and a line here. */
export const claims: readonly Claim[] = [
  instantLogout,
  serverInControl,
  secureByDefault,
  simpleToUnderstand,
  serverRendering,
  databaseHit,
  costsStorage,
  hardToRevoke,
  bigger,
  noControl,
  secretIsEverything,
];

/** @throws Problem `unknown-claim` */
export function findClaim(id: string): Claim {
  const claim = claims.find((one) => one.id === id);
  if (!claim) throw new Problem("unknown-claim");
  return claim;
}
