import type { Role } from "@/lib/lab/role";
import { message, t } from "@/lib/language/texts";
import type { BoardStore } from "./board-store";

export const deletedWords = message("Alice's account was deleted, and her session rows with it.");

export function roleWords(role: Role): string {
  return role === "admin" ? t("Alice is now an admin.") : t("Alice is now a member.");
}

/** Has the server ask for the password again before what is sensitive, or not. @returns what to say of it */
export function askAgain(store: BoardStore, asks: boolean): string {
  store.choose({ asks });
  return asks
    ? t("The server asks for the password again before what is sensitive.")
    : t("The server asks for no password before what is sensitive: the cookie will do.");
}
