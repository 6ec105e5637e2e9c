import type { Role } from "@/lib/lab/role";

export const deletedWords = "Alice's account was deleted, and her session rows with it.";

export function roleWords(role: Role): string {
  return `Alice is now ${articleOf(role)} ${role}.`;
}

export function articleOf(role: Role): string {
  return role === "admin" ? "an" : "a";
}
