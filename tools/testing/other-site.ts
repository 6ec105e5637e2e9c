import { type Forgery, forgeries, type WayId, wayIds } from "../../lessons/other-site/outcome";
import type { HttpClient } from "../../lib/client/http-client.mjs";

/** With which of another site's requests Chromium sends each, as e2e/other-site.spec.ts sees it do. */
const sent: Record<WayId, readonly Forgery[]> = {
  "no-same-site": ["form", "link"],
  none: forgeries,
  lax: ["link"],
  strict: [],
  readable: [],
  "csrf-token": forgeries,
  bearer: [],
};

/**
 * Opens the page of another site as a browser would, request by request, and comes back.
 * @param tabs that come back from it
 */
export async function openOtherSite(
  { client, lab }: { client: HttpClient; lab: string },
  tabs = 1,
): Promise<void> {
  const tell = async () => (await client.post(`/lab/${lab}/other-site/seen`, {})).json();
  const origin = `http://127.0.0.1:${(await tell()).port}`;
  const signedIn = await fetch(`${origin}/alice/${lab}/sign-in`, { method: "POST", headers: { origin } });
  const cookies = signedIn.headers.getSetCookie().map((line) => line.split(";", 1)[0] ?? "");
  await fetch(`${origin}/other/${lab}`);
  for (const way of wayIds) {
    for (const how of forgeries) {
      const cookie = sent[way].includes(how) ? cookies.find((one) => one.startsWith(`${way}=`)) : undefined;
      await fetch(`${origin}/alice/${lab}/${way}/role?by=${how}`, {
        method: how === "link" ? "GET" : "POST",
        headers: { "sec-fetch-site": "cross-site", ...(cookie && { cookie }) },
        redirect: "manual",
      });
    }
  }
  await Promise.all(Array.from({ length: tabs }, tell));
}
