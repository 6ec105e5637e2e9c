import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { HttpClient } from "../../lib/client/http-client.mjs";
import { makeLab } from "../../lib/client/sign-in.mjs";
import { spreadOf } from "../../lib/spread.mjs";
import { measureRotation } from "../../tools/bench/rotation.mjs";
import { balance } from "./balancer";
import { Device, newLab } from "./client";
import { Instance, type Running, usedDataFolder } from "./instance";
import { startInstances } from "./instances";
import { walk } from "./walk";

/**
 * Presses a button in a browser without scripts, on a page that another instance may have made.
 * @returns where it leads
 */
async function press(client: HttpClient, page: string, button: string, typed = {}): Promise<string | null> {
  const html = await (await client.send(page)).text();
  const forms = [...html.matchAll(/<form([^>]*)>(.*?)<\/form>/gs)];
  const [, head = "", inside = ""] = forms.find(([form]) => form.includes(button)) ?? [];
  const action = attributeOf(head, "action");
  const hidden = [...inside.matchAll(/<input type="hidden"[^>]*>/g)].map(([input]) => [
    attributeOf(input, "name"),
    attributeOf(input, "value"),
  ]);
  const isWhole = head.includes("multipart/form-data");
  const body = isWhole ? new FormData() : new URLSearchParams();
  for (const [name = "", value = ""] of [...hidden, ...Object.entries<string>(typed)]) body.set(name, value);
  const headers = { origin: client.origin, accept: "text/html" };
  return (await client.send(action || page, { method: "POST", headers, body })).headers.get("location");
}

function attributeOf(tag: string, name: string): string {
  const [, value = ""] = new RegExp(` ${name}="([^"]*)"`).exec(tag) ?? [];
  return value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

describe("two instances over one database, whoever gets the next request", () => {
  it("are one program", async () => {
    const { running } = await startInstances(2);
    const [first, second] = running as [Running, Running];
    const balanced = new HttpClient(await balance([first.url, second.url]));
    const at = ({ url }: Running) => new HttpClient(url, { cookies: balanced.cookies });
    const lab = await walk([balanced, at(first), at(second)]);

    const stranger = new HttpClient(balanced.origin);
    for (let time = 0; time < 2; time += 1)
      expect((await stranger.send(`/lab/${lab.id}/state`)).status).toBe(403);
    for (let time = 0; time < 6; time += 1)
      expect(await press(balanced, "/", "Start a lab")).toMatch(/^\/lab\/\w/);
    // Server actions, whose names each build makes.
    const { id, user } = await makeLab(balanced);
    const page = `/lab/${id}/laptop/database`;
    const typed = { ...user, lifetime: "120" };
    expect(await press(balanced, page, "Sign in", typed)).toBe(`${page}?done=signed-in`);
    expect(await press(balanced, page, "Sign out")).toBe(`${page}?done=signed-out`);

    for (let time = 0; time < 2; time += 1) {
      const run = await balanced.post(`/lab/${lab.id}/claims/instant-logout/run`, {});
      expect(await run.text()).toContain('"verdict"');
    }

    // At once, as people see it. Without being told it would take up to five seconds.
    const lags = [
      ...(await measureRotation(first.url, second.url, 10)),
      ...(await measureRotation(second.url, first.url, 10)),
    ];
    console.log(`A rotated key is refused elsewhere after ${JSON.stringify(spreadOf(lags))} ms.`);
    expect(spreadOf(lags).median).toBeLessThan(500);
    expect(Math.max(...lags)).toBeLessThan(4_000);
  });

  it("lose no request when one of them is stopped", async () => {
    const { instances, running } = await startInstances(2);
    const [first, second] = running as [Running, Running];
    const url = await balance([first.url, second.url]);
    const lab = await newLab({ ...first, url });
    const laptop = new Device(lab, "laptop/database");
    expect(await laptop.signIn(url, lab.user.password)).toBe(true);

    let stopped = false;
    const statuses = new Set<number | null>();
    const ask = async () => {
      while (!stopped) statuses.add(await laptop.check(url));
    };
    const asking = Promise.all([ask(), ask(), ask()]);
    // The longest distance that one can ask for.
    const slow = laptop.check(first.url, "slow:2000");
    await sleep(500);
    instances[0]?.signal("SIGTERM");
    expect(await slow).toBe(200);
    expect(await instances[0]?.exited).toBe(0);
    await sleep(500);
    stopped = true;
    await asking;
    expect([...statuses]).toEqual([200]);
    expect((await fetch(`${url}/api/health/ready`)).status).toBe(200);
  });
});

it("one instance on the embedded database knows of its own rotation at once", async () => {
  const { url } = await new Instance(usedDataFolder()).ready();
  const lags = await measureRotation(url, url, 5);
  expect(Math.max(...lags)).toBeLessThan(2_000);
});
