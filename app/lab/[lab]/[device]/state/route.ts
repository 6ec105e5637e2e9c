import { takesDatabase } from "@/lessons/rounds/registry";
import { readPhone } from "@/lib/class/read-phone";
import { phoneRoute } from "@/lib/phone-route";

/** What the phone shows: see `PhoneState`. */
export const GET = phoneRoute(async ({ lab, number }) =>
  Response.json(await readPhone(lab, number, takesDatabase), { headers: { "cache-control": "no-store" } }),
);
