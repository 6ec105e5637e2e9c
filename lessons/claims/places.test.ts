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
      const { takeAll } = Places.prototype;
      // The labs that a run makes for itself have places of their own, for their sign-ins.
      vi.spyOn(Places.prototype, "takeAll").mockImplementation(function (this: Places, lab, count) {
        if (lab === askedBy) throw new Problem("too-many-satellites");
        return takeAll.call(this, lab, count);
      });
      await expect(measure(claim, { askedBy })).rejects.toMatchObject({ code: "too-many-satellites" });
    },
  );
});
