const key = Symbol.for("still-signed-in");
const registry = globalThis as { [key]?: Map<string, unknown> };
registry[key] ??= new Map();

/** What there is one of in the process, by its name. */
export const singletons = registry[key];

/**
 * One value for the whole process. A module variable would not do: the bundler gives pages and route
 * handlers a copy of a module each, and hot reload a new one at every change.
 */
export function singleton<T>(name: string, create: () => T): T {
  if (!singletons.has(name)) singletons.set(name, create());
  return singletons.get(name) as T;
}
