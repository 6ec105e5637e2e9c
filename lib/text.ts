/** Whether PostgreSQL can hold a text: it knows no U+0000, and UTF-8 no half of a surrogate pair. */
export function isStorable(text: string): boolean {
  return !text.includes("\0") && !/\p{Surrogate}/u.test(text);
}
