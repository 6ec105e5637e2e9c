/**
 * Which strategies there are is said by `lessons/strategies`, which adds `strategy` to this interface. So
 * lib/ has the exact type, and imports nothing from above it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled from elsewhere
export interface Register {}

/** How a device stays signed in. */
export type Strategy = Register extends { strategy: infer Id extends string } ? Id : string;

export type JwtStrategy = Exclude<Strategy, "database">;
