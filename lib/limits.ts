/** Bytes that the body of a request may have. */
export const bodyLimit = 16 * 1024;
