import { describe, expect, it, vi } from "vitest";
import { Problem } from "@/lib/errors";
import { createLabId } from "@/lib/lab/lab-id";
import { Places } from "@/lib/places";
import { measure } from "@/tools/testing/claims";
import "@/tools/testing/strict";
import { claims } from "./registry";

/** The cards that start processes, themselves or through what they share. */
const starting = [6, 8, 9, 10, 11, 12, 14, 16];

describe("the processes that a card starts", () => {
  it.each(claims.filter(({ number }) => starting.includes(number)))(
    "count as those of the visitor who asked: $number $id",
    async (claim) => {
      const askedBy = createLabId(Date.now());
      const full = vi.spyOn(Places.prototype, "takeAll").mockImplementation(() => {
        throw new Problem("too-many-satellites");
      });
      await expect(measure(claim, { askedBy })).rejects.toMatchObject({ code: "too-many-satellites" });
      expect(full.mock.calls[0]?.[0]).toBe(askedBy);
    },
  );
});
