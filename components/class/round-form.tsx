import { useState } from "react";
import { type RoundKindId, roundKindIds, roundKinds } from "@/lessons/rounds/registry";
import { isForPhones, strategies, strategyRecords } from "@/lessons/strategies/strategy";
import type { RoundState } from "@/lib/class/state";
import { lifetimeName, lifetimes } from "@/lib/device/lifetime";
import { t } from "@/lib/language/texts";

type Props = { round: RoundState; onAsk(setting: object): void };

/** A round of the teacher's choice: what happens in it, under which two strategies, for how long. */
export function RoundForm({ round, onAsk }: Props) {
  const first = roundKindIds.find((id) => id === round.kind) ?? "password-change";
  const [kind, setKind] = useState<RoundKindId>(first);
  const usual = roundKinds[kind];
  return (
    <form
      // What is usual differs from kind to kind.
      key={kind}
      className="panel flex flex-wrap items-end gap-3 px-3 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        const fields = Object.fromEntries(new FormData(event.currentTarget));
        onAsk({ ...fields, lifetime: Number(fields.lifetime) });
      }}
    >
      <label className="grid gap-1">
        {t("Round")}
        <select
          name="kind"
          aria-label={t("Round")}
          className="field"
          value={kind}
          onChange={(event) => setKind(event.target.value as RoundKindId)}
        >
          {roundKindIds.map((id) => (
            <option key={id} value={id}>
              {roundKinds[id].title}
            </option>
          ))}
        </select>
      </label>
      {(["left", "right"] as const).map((side) => (
        <label key={side} className="grid gap-1">
          {side === "left" ? t("Left") : t("Right")}
          <select
            name={side}
            aria-label={side === "left" ? t("Left") : t("Right")}
            className="field"
            defaultValue={usual[side]}
          >
            {strategies.filter(isForPhones).map((strategy) => (
              <option key={strategy} value={strategy}>
                {strategyRecords[strategy].title}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className="grid gap-1">
        {t("Signed in for")}
        <select name="lifetime" className="field" defaultValue={usual.lifetime}>
          {lifetimes.map((seconds) => (
            <option key={seconds} value={seconds}>
              {lifetimeName(seconds)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit" className="btn btn-main">
        {t("Ask")}
      </button>
    </form>
  );
}
