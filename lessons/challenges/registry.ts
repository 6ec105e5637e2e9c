import { Problem } from "@/lib/errors";
import { inLanguage } from "@/lib/language/in-language";
import { challenge as copyForAWhile } from "./a-copy-for-a-while";
import { challenge as tableInClear } from "./a-table-in-clear";
import { challenge as tokenForBob } from "./a-token-for-bob";
import { challenge as afterTheChange } from "./after-the-change";
import { challenge as caught } from "./caught";
import type { Challenge } from "./challenge";
import { challenge as everybody } from "./everybody";
import { challenge as forEver } from "./for-ever";
import { challenge as freeAndAtOnce } from "./free-and-at-once";
import { challenge as fromAnotherSite } from "./from-another-site";
import { challenge as keepTheLaptop } from "./keep-the-laptop";
import { challenge as noRowNoAnswer } from "./no-row-no-answer";
import { challenge as onePhoneNoStatement } from "./one-phone-no-statement";
import { challenge as onlyThisToken } from "./only-this-token";
import { challenge as pastTheEnd } from "./past-the-end";
import { challenge as signedOutAndIn } from "./signed-out-and-in";
import { challenge as tenSeconds } from "./ten-seconds";
import { challenge as theOldRole } from "./the-old-role";
import { challenge as unnoticed } from "./unnoticed";
import { challenge as whatTheTableHolds } from "./what-the-table-holds";
import { challenge as withoutTheDatabase } from "./without-the-database";
import { challenge as youngerThanTheChange } from "./younger-than-the-change";

/** Every challenge, in the order in which they are shown: by level. */
export const challenges: readonly Challenge[] = inLanguage(
  [
    signedOutAndIn,
    theOldRole,
    withoutTheDatabase,
    afterTheChange,
    pastTheEnd,
    tenSeconds,
    forEver,
    keepTheLaptop,
    onePhoneNoStatement,
    whatTheTableHolds,
    tableInClear,
    fromAnotherSite,
    caught,
    noRowNoAnswer,
    copyForAWhile,
    onlyThisToken,
    freeAndAtOnce,
    everybody,
    unnoticed,
    youngerThanTheChange,
    tokenForBob,
  ],
  "title",
  "goal",
  "hints",
  "words",
  "answer",
  "why",
  "otherwise",
);

/** @throws Problem `unknown-challenge` */
export function findChallenge(id: string): Challenge {
  const found = challenges.find((challenge) => challenge.id === id);
  if (!found) throw new Problem("unknown-challenge");
  return found;
}
