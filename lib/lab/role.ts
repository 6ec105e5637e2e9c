/** What Alice may do. A session's check reads it from her row; a token says what it was at sign-in. */
export const roles = ["admin", "member"] as const;

export type Role = (typeof roles)[number];

export function isRole(value: unknown): value is Role {
  return roles.includes(value as Role);
}
