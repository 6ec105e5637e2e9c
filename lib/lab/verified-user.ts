import type { VerifiedUser as AuthUser } from "@/auth/user";
import type { Role } from "./role";

/** What `authorize` hands on to the `jwt` callback of either configuration. */
export type VerifiedUser = AuthUser & {
  name: string;
  role: Role;
  lifetime: number;
  /** Seconds in which a used refresh token gives the same successor again. Without it, none: strict. */
  grace?: number;
  /** Of the key that a sign-in is bound to. */
  thumbprint?: string;
};
