/** Seconds that an access token lives: as long as a revocation takes to bite. */
export const accessLifetime = 15;
