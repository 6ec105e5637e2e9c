import { z } from "zod";
import { claimColumns } from "../columns";

/** What a script in a browser that had just signed in could read of its cookies. */
export const scriptSees = z
  .array(
    z.object({
      strategy: z.enum(claimColumns),
      /** Whether the cookie was there to be read: the check beside it found the browser signed in. */
      signedIn: z.boolean(),
      names: z.array(z.string().max(100)).max(50),
    }),
  )
  .max(claimColumns.length);

export type ScriptSees = z.infer<typeof scriptSees>[number];
