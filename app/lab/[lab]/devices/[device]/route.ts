import { strategies, strategyRecords } from "@/lessons/strategies/strategy";
import { refreshCookieName, sessionCookieOptions } from "@/lib/device/cookie-jar";
import { appendCookies, isSecure } from "@/lib/http";
import { removeDevice } from "@/lib/lab/remove-device";
import { ownerRoute } from "@/lib/owner-route";

/** Takes a device that was added out of the lab again, and its cookies out of this browser. */
export const DELETE = ownerRoute<{ lab: string; device: string }>(async ({ lab, params, request }) => {
  const device = await removeDevice(lab, params.device);
  const secure = isSecure(request.headers);
  const cleared = strategies.flatMap((strategy) => {
    const options = { ...sessionCookieOptions({ lab, device, strategy, secure }), maxAge: 0 };
    const { cookie, refreshes } = strategyRecords[strategy];
    const names = refreshes ? [cookie, refreshCookieName] : [cookie];
    return names.map((name) => ({ name, value: "", options }));
  });
  const headers = new Headers();
  appendCookies(headers, cleared);
  return new Response(null, { status: 204, headers });
});
