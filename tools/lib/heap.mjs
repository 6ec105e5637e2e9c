/**
 * How much the app may hold before Node tidies up, in megabytes. Left to itself, Node takes its measure from the
 * machine and lets twice as much lie about; what all labs together can keep here is a fraction of this.
 */
const heap = 1_024;

/** What is new, in megabytes: Node would make it smaller with the heap, and then tidy more often than that saves. */
const young = 16;

/**
 * @param {NodeJS.Dict<string>} env whoever names a heap in NODE_OPTIONS has that one
 * @returns {string[]} arguments of node
 */
export function heapArguments({ NODE_OPTIONS = "" }) {
  if (/--max[-_](old[-_]space|heap)[-_]size/.test(NODE_OPTIONS)) return [];
  return [`--max-old-space-size=${heap}`, `--max-semi-space-size=${young}`];
}

/** Arguments of node for the embedded database, whose messages are small and soon gone: Node 24 would keep 60 MB of them. */
export const databaseHeapArguments = ["--max-semi-space-size=4"];
