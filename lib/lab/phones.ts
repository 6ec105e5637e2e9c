/** How many phones a class can have, and how many copies of their cookies. */
export const mostPhones = 1_000;

/** A phone of a class, and a browser that holds the copy of one's cookie: their slugs are counted, not listed. */
export type PhoneSlug = `phone-${number}` | `thief-${number}`;

export function phoneSlug(number: number): PhoneSlug {
  return `phone-${number}`;
}

export function thiefSlug(number: number): PhoneSlug {
  return `thief-${number}`;
}

export function isPhoneSlug(value: unknown): value is PhoneSlug {
  return readPhoneSlug(value) !== null;
}

/** What a slug stands for; `null` when it is none of a phone's. */
export function readPhoneSlug(value: unknown): { kind: "phone" | "thief"; number: number } | null {
  const [, kind, digits] =
    typeof value === "string" ? (/^(phone|thief)-([1-9]\d{0,3})$/.exec(value) ?? []) : [];
  const number = Number(digits);
  return kind && number <= mostPhones ? { kind: kind as "phone" | "thief", number } : null;
}

/** "Phone 17", "Thief 2". */
export function phoneName(slug: PhoneSlug): string {
  return slug.replace("phone-", "Phone ").replace("thief-", "Thief ");
}
