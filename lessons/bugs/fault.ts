import type { Exhibit } from "./exhibit";

/** Something that is wrong with a program, and how it is used. */
export type Fault = {
  id: string;
  title: string;
  /** The paragraph that asks for something else. */
  standard: string;
  /** The lines of the program as written that are wrong; to have found one of them is to have found the fault. */
  lines: readonly string[];
  /** What mends it: a piece of the repaired program, and what stands there without the repair. */
  repair: readonly (readonly [mended: string, without: string])[];
  /** The faults that can be used as well while this one is there: their repairs are of no use without its own. */
  opens?: readonly string[];
  /** What happens, and what happens at the repaired program. */
  inside: string;
  outside: string;
  /** @returns whether it got in */
  exploit(exhibit: Exhibit): Promise<boolean>;
};
