import { strategyRecords } from "../../strategies/strategy";
import type { Claim, RunContext } from "../claim";
import { type Side, sides } from "../columns";
import { Exhibit, forge } from "../exhibit";
import { sources } from "../sources";
import { duration, grouped, plural } from "../words";

export type Facts = {
  /** The exhibit's own, in base64url. It signs nothing outside this run. */
  secret: string;
  holders: number;
  forgery: {
    claims: { sub: string; name: string; role: string };
    /** Milliseconds from the leaked secret to a token that was verified. */
    ms: number;
    accepted: boolean;
    acceptedAfterKept: boolean;
    acceptedAfterDropped: boolean;
  };
  /** Holders of a token who are logged out when the secret is rotated. */
  loggedOut: { kept: number; dropped: number };
  /** What the lab itself answers to the forged token, as a cookie. */
  atTheLab: Record<Side, number>;
};

const holders = 100;

const thresholds = {
  forged: { value: 10_000, words: "holds if a forged token is accepted within 10,000 ms of the leak" },
  otherwise: { words: "holds, but … if it takes longer; does not hold here if it is refused" },
};

export const secretIsEverything: Claim<Facts> = {
  number: 19,
  id: "secret-is-everything",
  side: "jwt",
  of: "blame",
  statement: "The secret is everything",
  means: "Who has the secret that signs JWTs can sign in as anybody.",
  sources: { says: [sources.jwtPractice, sources.asvsTokens], limits: [sources.copenhagen] },
  method: `An issuer with a secret of its own gives ${holders} users a token. Then its secret leaks: with it and nothing else a token is made for somebody who never signed in. The secret is rotated, with the old one kept and with it dropped, and the tokens are counted that are still accepted. The lab's own keys are not part of it.`,
  expectedSeconds: 2,
  thresholds,

  async run({ visitor, progress }: RunContext): Promise<Facts> {
    progress(`Issuing ${holders} tokens`, 0);
    const exhibit = new Exhibit();
    const names = Array.from({ length: holders }, (_, index) => `user-${index}`);
    const tokens = await Promise.all(names.map((sub) => exhibit.issue({ sub })));
    const countOut = async () => {
      const claims = await Promise.all(tokens.map((token) => exhibit.verify(token)));
      return claims.filter((found) => found === null).length;
    };
    progress("Forging a token with the leaked secret", 0.4);
    const leaked = exhibit.leak();
    const claims = { sub: "somebody-else", name: "Somebody else", role: "admin" };
    const start = performance.now();
    const forged = forge(leaked, claims);
    const accepted = (await exhibit.verify(forged))?.sub === claims.sub;
    const ms = performance.now() - start;
    progress("Rotating the secret, and counting", 0.6);
    exhibit.rotate({ keepOld: true });
    const kept = { loggedOut: await countOut(), forged: (await exhibit.verify(forged)) !== null };
    exhibit.rotate({ keepOld: false });
    const dropped = { loggedOut: await countOut(), forged: (await exhibit.verify(forged)) !== null };
    progress("Sending the forged token to the lab itself", 0.8);
    const atTheLab = { database: 0, jwt: 0 };
    for (const side of sides) {
      const headers = { cookie: `${strategyRecords[side].cookie}=${forged}` };
      atTheLab[side] = (
        await visitor.send(`${visitor.device("thief", side).path}/check`, { headers })
      ).status;
    }
    return {
      secret: leaked.secret,
      holders,
      forgery: { claims, ms, accepted, acceptedAfterKept: kept.forged, acceptedAfterDropped: dropped.forged },
      loggedOut: { kept: kept.loggedOut, dropped: dropped.loggedOut },
      atTheLab,
    };
  },

  judge({ holders: all, forgery, loggedOut }) {
    if (!forgery.accepted)
      return { verdict: "not-here", sentence: "The token forged with the leaked secret was refused." };
    const rotation = `Rotating the secret with the old one kept logs out ${loggedOut.kept} of ${grouped(all)} users and ${forgery.acceptedAfterKept ? "leaves the forger in" : "puts the forger out"}; with it dropped, ${loggedOut.dropped} of ${grouped(all)}, and ${forgery.acceptedAfterDropped ? "the forger stays" : "the forger is out"}.`;
    const sentence = `${duration(forgery.ms)} from the leaked secret to a token for an administrator who never signed in. ${rotation}`;
    return { verdict: forgery.ms <= thresholds.forged.value ? "holds" : "holds-but", sentence };
  },

  evidence({ secret, holders: all, forgery, loggedOut, atTheLab }) {
    const strategy = "jwt" as const;
    const inOrOut = (accepted: boolean) => (accepted ? "accepted" : "refused");
    return [
      { text: `the leaked secret: ${secret}`, strategy },
      {
        text: `forged: sub ${forgery.claims.sub}, role ${forgery.claims.role}: ${inOrOut(forgery.accepted)}`,
        measure: duration(forgery.ms),
        strategy,
      },
      {
        text: `rotated, old secret kept: forged token ${inOrOut(forgery.acceptedAfterKept)}`,
        measure: `${loggedOut.kept} of ${plural(all, "user")} out`,
        strategy,
      },
      {
        text: `rotated, old secret dropped: forged token ${inOrOut(forgery.acceptedAfterDropped)}`,
        measure: `${loggedOut.dropped} of ${plural(all, "user")} out`,
        strategy,
      },
      ...sides.map((side) => ({
        text: `the forged token at the lab itself: ${atTheLab[side]}`,
        strategy: side,
      })),
    ];
  },

  code: ["lessons/claims/cards/19-secret-is-everything.ts", "lessons/claims/exhibit.ts", "lib/keys.ts"],
  tests: [
    { file: "lessons/claims/cards/19-secret-is-everything.test.ts", title: "the secret is everything" },
    { file: "lessons/claims/exhibit.test.ts", title: "an exhibit that can be leaked" },
  ],
};
