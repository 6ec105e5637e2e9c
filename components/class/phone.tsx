"use client";

import { type ReactNode, useEffect, useState } from "react";
import { roundKindOf } from "@/lessons/rounds/registry";
import { strategyRecords } from "@/lessons/strategies/strategy";
import type { PhoneState } from "@/lib/class/state";
import { runPhone } from "./phone-loop";

type Props = { path: string; initial: PhoneState; children: ReactNode };

/** A phone of a class: two lights, the question, the outcome. */
export function Phone({ path, initial, children }: Props) {
  const [state, setState] = useState(initial);
  useEffect(() => runPhone(path, initial, setState), [path, initial]);
  const { round, lanes, guess, name, number } = state;
  const kind = roundKindOf(round.kind);
  return (
    <main className="mx-auto grid max-w-md gap-4 px-4 py-4">
      <h1 className="font-bold text-lg">
        Phone {number} · {name}
      </h1>
      {children}
      <div className="grid grid-cols-2 gap-3">
        {[round.left, round.right].map((strategy) => (
          <section key={strategy} className="panel px-3 py-2">
            <h2 className="font-mono text-sm">{strategyRecords[strategy].title}</h2>
            <p className="font-bold text-xl">{words[lanes[strategy]?.outcome ?? "unseen"]}</p>
          </section>
        ))}
      </div>
      {round.phase === "ask" && (
        <form action={`${path}/guess`} method="post" className="panel grid gap-3 px-3 py-3">
          <h2 className="font-bold text-lg">{kind.announcement}</h2>
          <p>{kind.question}</p>
          <input type="hidden" name="round" value={round.number} />
          {(["left", "right"] as const).map((side) => (
            <fieldset key={side} className="flex gap-4">
              <legend>{strategyRecords[round[side]].title}</legend>
              {(["in", "out"] as const).map((value) => (
                <label key={value}>
                  <input
                    type="radio"
                    name={side}
                    value={value}
                    required
                    defaultChecked={guess?.[side] === value}
                  />{" "}
                  {value === "in" ? "still in" : "out"}
                </label>
              ))}
            </fieldset>
          ))}
          <label className="grid gap-1">
            because …
            <select name="because" defaultValue={guess?.because ?? ""}>
              <option value="">I just think so</option>
              {Object.entries(kind.reasons).map(([id, reason]) => (
                <option key={id} value={id}>
                  {reason}
                </option>
              ))}
              <option value="other">for another reason</option>
            </select>
          </label>
          <input
            name="words"
            aria-label="Your own reason"
            maxLength={200}
            defaultValue={guess?.words ?? ""}
          />
          <button type="submit" className="btn btn-main">
            That is my guess
          </button>
        </form>
      )}
    </main>
  );
}

const words = {
  in: "✓ Signed in",
  out: "✗ Signed out",
  "no-answer": "? No answer",
  unseen: "… Not seen",
  late: "… Not in this round",
} as const;
