import { sourceLanguage } from "./languages";
import { language, t } from "./texts";

type Table = { table: object; fields: readonly string[] };

/** Every table of texts that has been loaded, for the list of all messages. */
export const tables: Table[] = [];

/**
 * A table whose texts are read in the reader's language. Its keys, and what is in fields that are not named, stay
 * as they are: those are ids.
 * @param fields that hold texts, at whatever depth; if none is named, every string of the table is one
 */
export function inLanguage<T extends object>(table: T, ...fields: readonly string[]): T {
  tables.push({ table, fields });
  const copies = new Map<string, T>();
  return new Proxy(table, {
    get(_, key) {
      const reader = language();
      if (reader === sourceLanguage) return Reflect.get(table, key);
      const copy = copies.get(reader) ?? mapTexts(table, fields, t);
      copies.set(reader, copy);
      return Reflect.get(copy, key);
    },
  });
}

/** The same table with each of its texts put through a function. */
export function mapTexts<T>(value: T, fields: readonly string[], map: (text: string) => string): T {
  return walk(value, fields.length === 0) as T;

  function walk(part: unknown, isText: boolean): unknown {
    if (typeof part === "string") return isText ? map(part) : part;
    if (Array.isArray(part)) return part.map((one) => walk(one, isText));
    if (!isPlainObject(part)) return part;
    const entries = Object.entries(part).map(([key, one]) => [
      key,
      walk(one, isText || fields.includes(key)),
    ]);
    return Object.fromEntries(entries);
  }
}

function isPlainObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
