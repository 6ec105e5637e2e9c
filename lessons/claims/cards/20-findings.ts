import { z } from "zod";
import { sides } from "../columns";

/** Where a page in a browser can keep what signs its user in. */
export const tokenPlaces = ["cookie", "local-storage", "memory"] as const;

export type TokenPlace = (typeof tokenPlaces)[number];

export function isTokenPlace(value: unknown): value is TokenPlace {
  return tokenPlaces.includes(value as TokenPlace);
}

const count = z.number().int().min(0);

/** What a stranger's script in a page of Alice's came by: how many texts that have the shape of a token. */
export const strangerFinds = z
  .array(
    z.object({
      /** What the page's user had signed in with. */
      strategy: z.enum(sides),
      place: z.enum(tokenPlaces),
      /** In `document.cookie`, in localStorage, among the global variables. */
      cookie: count,
      storage: count,
      globals: count,
      /** In the headers of what the page sent when it was used again. */
      caught: count,
      /** Whether a request of the script's own was answered as Alice's, with nothing read. */
      acted: z.boolean(),
      /** What the page's own call was answered with; 0 for no answer. */
      status: count,
    }),
  )
  .max(sides.length * tokenPlaces.length);

export type StrangerFinds = z.infer<typeof strangerFinds>[number];
