import { takesDatabase } from "@/lessons/rounds/registry";
import { readPhone } from "@/lib/class/read-phone";
import { anyPhoneRoute } from "@/lib/phone-route";

/** What the phone shows: see `PhoneState`. */
export const GET = anyPhoneRoute(async ({ lab, device }) =>
  Response.json(await readPhone(lab, device, takesDatabase), { headers: { "cache-control": "no-store" } }),
);
