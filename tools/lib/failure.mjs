/** Something that the person at the keyboard can put right. Its message is the one sentence they see. */
export class Failure extends Error {}

/**
 * Says why the program ends, and ends it.
 * @param {unknown} error
 * @returns {never}
 */
export function exitWith(error) {
  console.error(error instanceof Failure ? error.message : error);
  process.exit(1);
}
