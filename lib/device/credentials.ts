import "server-only";
import { CredentialsSignin } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { z } from "zod";
import { verifyPassword } from "@/auth/password";
import { t } from "@/lib/language/texts";
import { proofHeader } from "../client/device-key.mjs";
import { getPrisma } from "../db/database";
import type { Reason } from "../evidence/reason";
import { noteProblem } from "../evidence/recorder";
import { hasherOf } from "../hashing/hasher";
import type { LabId } from "../lab/lab-id";
import type { Role } from "../lab/role";
import { type Proof, spendProof } from "../lab/spend-proof";
import type { VerifiedUser } from "../lab/verified-user";
import { isStorable } from "../text";
import { attempt } from "./attempts";
import type { CookieJar } from "./cookie-jar";
import { signInDemand, verifyProof } from "./device-proof";
import { type Expiry, endOf, isExpiry } from "./expiry";
import { isLifetime, type Lifetime } from "./lifetime";

/** The password is right, but the account is banned. */
class AccountBanned extends CredentialsSignin {
  override code = "account-banned";
}

/** The key that the sign-in is to be bound to is not proved to be here. */
class KeyNotProved extends CredentialsSignin {
  constructor(override code: Extract<Reason, "proof-missing" | "bad-proof" | "proof-replayed">) {
    super();
  }
}

const form = z.object({
  email: z.string().max(254),
  password: z.string().max(128),
  lifetime: z.custom<`${Lifetime}`>(isLifetime).transform((text) => Number(text) as Lifetime),
  // The choice is optional: expiry is absolute by default.
  expiry: z.custom<Expiry>(isExpiry).default("absolute"),
  grace: z.enum(["0", "10"]).default("0").transform(Number),
  [proofHeader]: z.string().optional(),
});

/** Signing in with e-mail and password. The same provider under every strategy. */
export function credentials(jar: CookieJar) {
  return Credentials({
    credentials: {
      email: {},
      password: { type: "password" },
      lifetime: {},
      expiry: {},
      grace: {},
      [proofHeader]: {},
    },
    authorize: async (submitted): Promise<VerifiedUser | null> => {
      const input = form.safeParse(submitted);
      if (!input.success) throw new CredentialsSignin(t("The form is not complete."));
      // Before the password is looked at: a guess costs less, and says nothing.
      const proof = jar.rules.bound ? await readProof(jar, input.data[proofHeader]) : null;
      const user = await verifyCredentials(jar, input.data);
      if (!user || !proof) return user;
      if (!(await spendProof(getPrisma(), proof))) throw new KeyNotProved("proof-replayed");
      return { ...user, thumbprint: proof.thumbprint };
    },
  });
}

/** The proof of the key that a sign-in is to be bound to. */
async function readProof(jar: CookieJar, text = ""): Promise<Proof> {
  const proof = await verifyProof(text, signInDemand(jar), new Date());
  if (typeof proof === "string") throw new KeyNotProved(proof);
  return proof;
}

async function verifyCredentials(
  jar: CookieJar,
  { email, password, lifetime, expiry, grace }: z.infer<typeof form>,
): Promise<VerifiedUser | null> {
  const address = email.trim().toLowerCase();
  const user = await findUser(jar.lab, address);
  const passwordHash = user?.passwordHash ?? null;
  const verify = () => verifyPassword(passwordHash, password, hasherOf(jar.lab));
  const matches = await attempt(jar, address, verify).catch(noteProblem);
  if (!user || !matches) return null;
  // Only those who know the password are told. A ban that comes later voids the password, and `lockUser` notices.
  if (user.bannedAt) throw new AccountBanned();
  const { id, name, passwordVersion } = user;
  const verified = { id, email: user.email, name, role: user.role as Role, passwordVersion };
  return { ...verified, lifetime, ...endOf(expiry, lifetime), grace };
}

/** @returns `null` also for an address that PostgreSQL cannot hold */
async function findUser(labId: LabId, email: string) {
  if (!isStorable(email)) return null;
  return getPrisma().user.findUnique({
    where: { labId_email: { labId, email } },
    omit: { passwordHash: false },
  });
}
