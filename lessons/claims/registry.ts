import { inLanguage } from "@/lib/language/in-language";
import "server-only";
import { Problem } from "@/lib/errors";
import { instantLogout } from "./cards/01-instant-logout";
import { serverInControl } from "./cards/02-server-in-control";
import { secureByDefault } from "./cards/03-secure-by-default";
import { simpleToUnderstand } from "./cards/04-simple-to-understand";
import { serverRendering } from "./cards/05-server-rendering";
import { databaseHit } from "./cards/06-database-hit";
import { costsStorage } from "./cards/07-costs-storage";
import { hardToScaleOut } from "./cards/08-hard-to-scale-out";
import { noGoodForApis } from "./cards/09-no-good-for-apis";
import { stateless } from "./cards/10-stateless";
import { scalesWithoutALookUp } from "./cards/11-scales-without-a-look-up";
import { worksAcrossDomains } from "./cards/12-works-across-domains";
import { goodForMobile } from "./cards/13-good-for-mobile";
import { validatesOffline } from "./cards/14-validates-offline";
import { hardToRevoke } from "./cards/15-hard-to-revoke";
import { easyToGetWrong } from "./cards/16-easy-to-get-wrong";
import { bigger } from "./cards/17-bigger";
import { noControl } from "./cards/18-no-control";
import { secretIsEverything } from "./cards/19-secret-is-everything";
import { keepItInLocalStorage } from "./cards/20-keep-it-in-local-storage";
import type { Claim } from "./claim";

/** Every statement, in the order of the numbers. A new card is a file and a line here. */
export const claims: readonly Claim[] = inLanguage(
  [
    instantLogout,
    serverInControl,
    secureByDefault,
    simpleToUnderstand,
    serverRendering,
    databaseHit,
    costsStorage,
    hardToScaleOut,
    noGoodForApis,
    stateless,
    scalesWithoutALookUp,
    worksAcrossDomains,
    goodForMobile,
    validatesOffline,
    hardToRevoke,
    easyToGetWrong,
    bigger,
    noControl,
    secretIsEverything,
    keepItInLocalStorage,
  ],
  "statement",
  "means",
  "narrowed",
  "leftOut",
  "method",
  "words",
  "label",
  "unit",
);

/** @throws Problem `unknown-claim` */
export function findClaim(id: string): Claim {
  const claim = claims.find((one) => one.id === id);
  if (!claim) throw new Problem("unknown-claim");
  return claim;
}
