import type { DefaultSession } from "next-auth";

/** Someone whose password was just verified: what `authorize` returns. */
export type VerifiedUser = {
  id: string;
  name: string | null;
  email: string;
  role: string;
  /** The number of the password that was verified: a change in between is noticed by it. */
  passwordVersion: number;
  /** Seconds until the session or token ends: "remember me". The configuration's `maxAge`, by default. */
  lifetime?: number;
  /** Whether a visit extends it by its whole lifetime. */
  rolling?: boolean;
  /** Seconds until a rolling one ends for good, however often it is visited. Without it, no end is set. */
  maximum?: number;
};

declare module "next-auth" {
  interface User {
    role?: string;
  }
  interface Session {
    user: { id: string; role: string } & DefaultSession["user"];
  }
}

declare module "next-auth/jwt" {
  interface JWT {
    role?: string;
    sid?: string;
  }
}
