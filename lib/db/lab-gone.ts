const foreignKeyViolated = new Set(["P2003", "23503"]);

/**
 * Whether an error is, or was caused by, a row that was to be written for a lab that has been deleted
 * meanwhile. Everything that a lab has refers to it by `labId`. Prisma and Auth.js wrap the error, as `cause`
 * or as `cause.err`.
 */
export function isLabGone(error: unknown): boolean {
  if (typeof error !== "object" || error === null) return false;
  const { code, meta, constraint, cause, err } = error as Record<string, unknown>;
  const violated = `${JSON.stringify(meta ?? "")} ${constraint}`;
  if (foreignKeyViolated.has(String(code)) && /_labId_(\w+_)?fkey/.test(violated)) return true;
  return isLabGone(cause) || isLabGone(err);
}
