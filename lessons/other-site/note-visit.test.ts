import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { newLab } from "@/tools/testing/lab";
import { openOtherSite } from "@/tools/testing/other-site";
import { holdRows, untilWaiting } from "@/tools/testing/overlap";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { launch, type Satellite } from "../satellites/satellite";

const beside = vi.hoisted((): { port?: number } => ({}));
vi.mock("@/lib/env", async (load) => {
  const env = await load<typeof import("@/lib/env")>();
  return { ...env, getEnv: () => ({ ...env.getEnv(), OTHER_SITE_PORT: beside.port }) };
});

let sites: Satellite;
beforeAll(async () => {
  sites = await launch("other-site", { APP_PORT: "3000" }, 300_000);
  beside.port = Number(new URL(sites.origin).port);
});
afterAll(() => sites.stop());

type Lab = Awaited<ReturnType<typeof newLab>>;

const tell = ({ id, browser }: Lab) => browser.post(`/lab/${id}/other-site/seen`, {});

async function noted({ id }: Lab): Promise<Record<string, string>[]> {
  const rows = await query<{ detail: Record<string, string> }>(
    `SELECT "detail" FROM "Event" WHERE "labId" = $1 AND "kind" = 'other-site-visited' ORDER BY "id"`,
    id,
  );
  return rows.map(({ detail }) => detail);
}

it("a visit is noted once, with what Alice's site answered, however many tabs come back from it", async () => {
  const lab = await newLab();
  await openOtherSite({ client: lab.browser, lab: lab.id }, 0);
  const release = await holdRows(`SELECT 1 FROM "Lab" WHERE "id" = $1`, [lab.id]);
  const told = [tell(lab), tell(lab)];
  await untilWaiting(2, 10_000);
  await release();
  await Promise.all(told);
  const [visit, ...more] = await noted(lab);
  expect(more).toEqual([]);
  expect(visit).toMatchObject({
    lax: "form:401 frame:401 fetch:401 link:405",
    none: "form:200 frame:200 fetch:200 link:405",
    "csrf-token": "form:403 frame:403 fetch:403 link:405",
    bearer: "form:401 frame:401 fetch:401 link:401",
  });
  await openOtherSite({ client: lab.browser, lab: lab.id });
  expect(await noted(lab)).toHaveLength(2);
});

it("a visit that is not over is not noted, nor is another lab's", async () => {
  const [lab, other] = [await newLab(), await newLab()];
  await openOtherSite({ client: other.browser, lab: other.id });
  await sites.send(`/alice/${lab.id}/sign-in`, { method: "POST", headers: { origin: sites.origin } });
  await sites.send(`/alice/${lab.id}/lax/role?by=form`, {
    method: "POST",
    headers: { "sec-fetch-site": "cross-site" },
    redirect: "manual",
  });
  expect(await (await tell(lab)).json()).toEqual({ port: beside.port });
  expect(await noted(lab)).toEqual([]);
});

it("where the two sites do not run, or do not answer, the problem has a code", async () => {
  const lab = await newLab();
  const { port } = beside;
  for (const gone of [undefined, 1]) {
    beside.port = gone;
    const response = await tell(lab);
    expect([response.status, (await response.json()).code]).toEqual([503, "other-site-gone"]);
  }
  beside.port = port;
});
