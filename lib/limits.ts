import type { ProblemCode } from "./errors";

/** Bytes that the body of a request may have. */
export const bodyLimit = 16 * 1024;

/**
 * What is wrong with the length that a form announces. A browser says how long it is; one that is sent in
 * chunks could be of any length, and Next would read a megabyte of it.
 */
export function lengthFault(headers: Headers): ProblemCode | null {
  const length = headers.get("content-length");
  if (length === null && headers.has("transfer-encoding")) return "length-required";
  return Number(length ?? 0) > bodyLimit ? "body-too-large" : null;
}
