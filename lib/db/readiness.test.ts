import { NextRequest } from "next/server";
import { expect, test } from "vitest";
import { serve } from "@/tools/testing/app";
import { withoutDatabase } from "@/tools/testing/outage";
import { query } from "@/tools/testing/rows";
import "@/tools/testing/strict";

async function ask(path: string): Promise<string> {
  const response = await serve(new NextRequest(`http://localhost:3000${path}`));
  const { code = "" } = (await response.json()) as { code?: string };
  return `${response.status} ${code}`.trim();
}

const both = async () => [await ask("/api/health"), await ask("/api/health/ready")];

test("alive and ready, as long as the database answers and is of this version", async () => {
  expect(await both()).toEqual(["200", "200"]);
  expect(await withoutDatabase(both)).toEqual(["200", "503 database-unavailable"]);
  await query(`UPDATE "_prisma_migrations" SET "migration_name" = 'an older one'`);
  expect(await both()).toEqual(["200", "503 not-migrated"]);
});
