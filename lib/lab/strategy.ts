/**
 * Which strategies there are is said by `lessons/strategies`, which adds `strategy` to this interface. So
 * lib/ has the exact type, and imports nothing from above it.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled from elsewhere
export interface Register {}

/** How a device stays signed in. */
export type Strategy = Register extends { strategy: infer Id extends string } ? Id : string;

/** Those under which the cookie is a token that says by itself whose it is. */
export type JwtStrategy = Extract<Strategy, `jwt${string}`>;

/** Those under which the cookie stands for a row of the table of sessions. */
export type SessionStrategy = Exclude<Strategy, JwtStrategy>;
