import type { Role } from "@/lib/lab/role";
import type { BoardStore } from "./board-store";

export const deletedWords = "Alice's account was deleted, and her session rows with it.";

export function roleWords(role: Role): string {
  return `Alice is now ${articleOf(role)} ${role}.`;
}

/** Has the server ask for the password again before what is sensitive, or not. @returns what to say of it */
export function askAgain(store: BoardStore, asks: boolean): string {
  store.choose({ asks });
  return asks
    ? "The server asks for the password again before what is sensitive."
    : "The server asks for no password before what is sensitive: the cookie will do.";
}

export function articleOf(role: Role): string {
  return role === "admin" ? "an" : "a";
}
