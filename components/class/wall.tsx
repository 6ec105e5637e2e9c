"use client";

import { useEffect, useState } from "react";
import { roundKindOf } from "@/lessons/rounds/registry";
import { strategyRecords } from "@/lessons/strategies/strategy";
import type { ClassState } from "@/lib/class/state";
import type { SharedLink } from "@/lib/shared-link";

type Props = { initial: ClassState; join: SharedLink };

/** What the projector shows of a class. */
export function Wall({ initial, join }: Props) {
  const [state, setState] = useState(initial);
  const { url, pin, phones, round, counts } = state;

  useEffect(() => {
    const timer = setInterval(async () => {
      const response = await fetch(`${url}/state`).catch(() => null);
      if (response?.ok) setState(await response.json());
    }, 1_000);
    return () => clearInterval(timer);
  }, [url]);

  const post = (action: string, body = {}) =>
    fetch(`${url}/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });

  return (
    <main className="grid gap-4 px-5 py-4">
      <h1 className="font-bold text-2xl">
        {round.number === 0
          ? `${phones.length} phones, all of them Alice's`
          : roundKindOf(round.kind).question}
      </h1>
      <div className="flex flex-wrap gap-6">
        {[round.left, round.right].map((strategy) => (
          <section key={strategy} className="panel grow px-4 py-3">
            <h2 className="font-semibold">{strategyRecords[strategy].title}</h2>
            <p className="font-bold text-4xl">
              {counts[strategy]?.in ?? 0}{" "}
              <span className="text-lg">of {counts[strategy]?.of ?? 0} signed in</span>
            </p>
          </section>
        ))}
        <section className="panel px-4 py-3">
          {/* biome-ignore lint/performance/noImgElement: it is a data address */}
          <img src={join.qr} alt={`QR code of ${join.link}`} width={200} height={200} />
          <p>
            Join at {join.link.replace(/\/\d+$/, "")}:{" "}
            <b className="font-mono text-2xl">{`${pin.slice(0, 3)} ${pin.slice(3)}`}</b>
          </p>
        </section>
      </div>
      <p className="flex gap-3">
        <button type="button" className="btn" onClick={() => post("round")}>
          Ask
        </button>
        <button type="button" className="btn" onClick={() => post("act")} disabled={round.phase !== "ask"}>
          {roundKindOf(round.kind).button}
        </button>
        <button type="button" className="btn" onClick={() => post("reveal")} disabled={round.number === 0}>
          Show the guesses
        </button>
      </p>
    </main>
  );
}
