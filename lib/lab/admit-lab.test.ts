import { describe, expect, it } from "vitest";
import { POST } from "@/app/api/labs/route";
import { moveClock, stopClock } from "@/tools/testing/clock";
import { newLab } from "@/tools/testing/lab";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { admitLab, labsPerMinute } from "./admit-lab";
import { createLabId } from "./lab-id";
import { mostKept } from "./most-kept";

const from = (address: string) => admitLab(new Headers({ "x-forwarded-for": address }));

async function exhaust(address: string): Promise<void> {
  for (let started = 0; started < labsPerMinute; started += 1) await from(address);
}

describe("starting labs", () => {
  it("is limited for each address and minute, with the time after which to ask again", async () => {
    stopClock();
    await exhaust("192.0.2.1");
    moveClock(45_500);
    const request = new Request("http://localhost/api/labs", {
      method: "POST",
      headers: { "x-forwarded-for": "192.0.2.1" },
    });
    const response = await POST(request);
    expect(response.status).toBe(429);
    expect(response.headers.get("retry-after")).toBe("15");
    expect(await response.json()).toMatchObject({ code: "too-many-labs" });
    await from("192.0.2.2");
    moveClock(15_000);
    await from("192.0.2.1");
  });

  it.each([
    ["the rest of an IPv6 network", "2001:db8:1:2::1", "2001:db8:1:2:3:4:5:6", true],
    ["another IPv6 network", "2001:db8::1", "2001:db8:0:1::1", false],
    ["an IPv4 address written as an IPv6 one", "::ffff:192.0.2.7", "192.0.2.7", true],
  ])("counts %s as it should", async (_, first, second, isOne) => {
    stopClock();
    await exhaust(first);
    if (isOne) await expect(from(second)).rejects.toMatchObject({ code: "too-many-labs" });
    else await from(second);
  });

  it("takes the place of labs in which nothing was done, and of no others, when the server is full", async () => {
    const used = await newLab();
    await used.device("phone", "database").signIn();
    const fresh = await newLab();
    const fill = (ids: string[], age: string) =>
      query(
        `INSERT INTO "Lab" ("id", "password", "createdAt") SELECT id, 'full', now() - $2::interval FROM unnest($1::text[]) id`,
        ids,
        age,
      );
    const ids = Array.from({ length: mostKept.labs }, () => createLabId(Date.now()));
    try {
      await fill(ids.slice(0, 2), "11 minutes");
      await fill(ids.slice(2), "1 minute");
      await query(`UPDATE "Lab" SET "createdAt" = now() - interval '12 minutes' WHERE "id" = $1`, used.id);
      await from("192.0.2.9");
      const left = await query<{ id: string }>(`SELECT "id" FROM "Lab" WHERE "id" = ANY($1)`, [
        ...ids.slice(0, 2),
        used.id,
        fresh.id,
      ]);
      expect(left.map(({ id }) => id).sort()).toEqual([used.id, fresh.id].sort());
      await expect(from("192.0.2.9")).rejects.toMatchObject({ code: "too-many-labs", retryAfter: 600 });
    } finally {
      await query(`DELETE FROM "Lab" WHERE "password" = 'full'`);
    }
  });
});
