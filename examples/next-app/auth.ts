// Keep one of the two: rename its file to `auth.ts`, and delete the other.
// The example has both, so that one build can be started as either.
import * as database from "./auth.database";
import * as jwt from "./auth.jwt";

export const { handlers, auth, signIn, signOut } = process.env.SESSIONS === "jwt" ? jwt : database;
