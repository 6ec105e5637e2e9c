// What the compiler has to know of a session, with nothing done but the folder copied.
import type { Session } from "next-auth";

export function needsText({ user }: Session): [id: string, role: string] {
  return [user.id, user.role];
}

// @ts-expect-error It is a text, and not anything.
export const isNoNumber = ({ user }: Session): number => user.id;
// @ts-expect-error It is a text, and not anything.
export const roleIsNoNumber = ({ user }: Session): number => user.role;
