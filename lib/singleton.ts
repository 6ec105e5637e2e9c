const registry = globalThis as unknown as Record<symbol, unknown>;

/**
 * One value for the whole process. A module variable would not do: the bundler gives pages and route
 * handlers a copy of a module each, and hot reload a new one at every change.
 */
export function singleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`still-signed-in.${name}`);
  registry[key] ??= create();
  return registry[key] as T;
}
