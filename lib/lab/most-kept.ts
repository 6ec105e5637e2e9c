/**
 * How much is kept of what visitors do: enough for a class on one board, and no more than fits. Beyond it the
 * oldest are folded together, or go.
 */
export const mostKept = {
  /** Runs of equal checks in a lane's table. The oldest are folded together. */
  runsPerLane: 60,
  /** Runs that may still grow, and runs that are not written yet, in the memory of a process. */
  runsInMemory: 20_000,
  eventsPerLab: 2_000,
  /** Events whose evidence is kept: it is some thousand bytes each. */
  evidencePerLab: 200,
  /** Of each kind: sessions, families of refresh tokens, listed tokens, opaque tokens. The oldest are ended. */
  signInsPerUser: 5_000,
  /** Used ones are kept to recognise a reuse. One that is older than these is an unknown token. */
  refreshTokensPerFamily: 500,
  /** Of whom wrong PINs or passwords are counted. */
  wrongGuessers: 10_000,
  labs: 5_000,
  /** What a process remembers of labs, to spare a check a look-up. */
  labsInMemory: 10_000,
  /** Answers of the database that may be believed for a while. */
  answersInMemory: 50_000,
} as const;
