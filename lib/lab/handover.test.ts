import { describe, expect, it } from "vitest";
import { Browser } from "@/tools/testing/browser";
import { newLab } from "@/tools/testing/lab";
import { holdRows, untilWaiting } from "@/tools/testing/overlap";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { offerHandover, readHandover, takeHandover } from "./handover";
import { createLabId, type LabId } from "./lab-id";

const outcomeOf = (taking: Promise<void>) =>
  taking.then(
    () => "taken",
    ({ code }) => code,
  );
const take = (lab: LabId, code: string) => outcomeOf(takeHandover(lab, code));

describe("a link to hand a lab over", () => {
  it("is told as a path, a whole address, a QR code of it, and the moment at which it ends", async () => {
    const { id, browser } = await newLab(new Browser("https://lab.test"));
    const response = await browser.send(`/lab/${id}/handover`, { method: "POST" });
    const { url, link, qr, expiresAt } = await response.json();
    expect([response.status, response.headers.get("cache-control")]).toEqual([201, "no-store"]);
    // 128 bits.
    expect(url).toMatch(new RegExp(`^/lab/${id}/handover/[\\w-]{22}$`));
    expect(link).toBe(`https://lab.test${url}`);
    expect(decodeURIComponent(qr)).toMatch(/^data:image\/svg\+xml,<svg /);
    const minutes = (Date.parse(expiresAt) - Date.now()) / 60_000;
    expect(minutes).toBeGreaterThan(9.5);
    expect(minutes).toBeLessThanOrEqual(10.1);
  });

  it("is good once", async () => {
    const { id } = await newLab();
    const { code } = await offerHandover(id);
    expect([await readHandover(id, code), await readHandover(id, code)]).toEqual(["open", "open"]);
    expect([await take(id, code), await take(id, code)]).toEqual(["taken", "handover-used"]);
    expect(await readHandover(id, code)).toBe("handover-used");
  });

  it("makes one browser an owner when two take it at the same moment", async () => {
    const { id } = await newLab();
    const { code } = await offerHandover(id);
    const release = await holdRows(`SELECT 1 FROM "Handover" WHERE "labId" = $1`, [id]);
    const taking = [take(id, code), take(id, code)];
    // Both have found it open.
    await untilWaiting(2);
    await release();
    expect((await Promise.all(taking)).sort()).toEqual(["handover-used", "taken"]);
  });

  it("is over after ten minutes", async () => {
    const { id } = await newLab();
    const { code } = await offerHandover(id);
    await query(`UPDATE "Handover" SET "expires" = now() WHERE "labId" = $1`, id);
    expect([await readHandover(id, code), await take(id, code)]).toEqual([
      "handover-expired",
      "handover-expired",
    ]);
  });

  it("is over when a newer one has taken its place, used or not", async () => {
    const { id } = await newLab();
    const [first, second] = [await offerHandover(id), await offerHandover(id)];
    expect([await take(id, first.code), await take(id, second.code)]).toEqual(["unknown-handover", "taken"]);
    const third = await offerHandover(id);
    expect([await take(id, second.code), await take(id, third.code)]).toEqual(["unknown-handover", "taken"]);
  });

  it.each(["", "none", "\0", "é", "a".repeat(9_000)])("that is made up is none (%j)", async (code) => {
    const { id } = await newLab();
    await offerHandover(id);
    expect(await take(id, code)).toBe("unknown-handover");
  });

  it("is good for its own lab, and lies in the table as a hash", async () => {
    const [lab, other] = [await newLab(), await newLab()];
    const { code } = await offerHandover(lab.id);
    await offerHandover(other.id);
    expect(await take(other.id, code)).toBe("unknown-handover");
    expect(JSON.stringify(await query(`SELECT * FROM "Handover"`))).not.toContain(code);
  });

  it("is not made for a lab that has gone", async () => {
    await expect(offerHandover(createLabId(Date.now()))).rejects.toMatchObject({ code: "unknown-lab" });
  });
});
