/** One thing that must hold, in the words that a failing run prints. */
export type Check<Module> = {
  must: string;
  /** What it means when it does not hold, and a question that leads on. */
  otherwise: string;
  /** @returns whether it holds */
  holds(module: Module): Promise<boolean>;
};

export type Checks<Module> = readonly Check<Module>[];

/**
 * @returns what is wrong, in words, or `null` when the check holds
 */
export async function fault<Module>(check: Check<Module>, module: Module): Promise<string | null> {
  try {
    return (await check.holds(module)) ? null : check.otherwise;
  } catch (error) {
    return `${check.otherwise}\n(It threw ${error instanceof Error ? `${error.name}: ${error.message}` : error}.)`;
  }
}
