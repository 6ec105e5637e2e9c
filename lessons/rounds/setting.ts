import { z } from "zod";
import { isLifetime, type Lifetime } from "@/lib/device/lifetime";
import { Problem } from "@/lib/errors";
import { isForPhones, type Strategy } from "../strategies/strategy";
import { isRoundKind, type RoundKindId, roundKinds } from "./registry";

const strategy = z.custom<Strategy>(isForPhones).optional();

/** What a teacher asks for: a kind of round, and whatever is to be otherwise in it. */
export const roundSetting = z
  .object({
    kind: z.custom<RoundKindId>(isRoundKind).default("password-change"),
    left: strategy,
    right: strategy,
    lifetime: z.coerce.number().optional(),
  })
  .transform(({ kind, left, right, lifetime }) => {
    const usual = roundKinds[kind];
    if (lifetime !== undefined && !isLifetime(lifetime)) throw new Problem("invalid-lifetime");
    return {
      kind,
      left: left ?? usual.left,
      right: right ?? usual.right,
      lifetime: (lifetime ?? usual.lifetime) as Lifetime,
    };
  });
