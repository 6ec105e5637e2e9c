/** Milliseconds that a process which was told to end has for the requests under way. */
export const finishWithin = 10_000;
