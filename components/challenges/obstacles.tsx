import { useState } from "react";
import { t } from "@/lib/language/texts";
import { useLoaded } from "../ui/use-loaded";
import type { Brief } from "./brief";
import type { Played } from "./use-challenge";

type Props = { challenge: Brief; played: Played };

/** "It cannot be done", and why: for some challenges that is the solution. */
export function Obstacles({ challenge, played: { reply, standing, send } }: Props) {
  const [chosen, setChosen] = useState<number | null>(null);
  const wrong = standing?.wrong ?? 0;
  const isLoaded = useLoaded();
  return (
    <details className="min-w-0">
      <summary className="inline-block min-h-6 underline hover:text-ink">
        {t("It cannot be done, because …")}
      </summary>
      <form
        className="mt-1 grid gap-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (chosen !== null) void send({ do: "answer", obstacle: chosen });
        }}
      >
        <fieldset className="grid gap-0.5" disabled={!isLoaded}>
          <legend className="sr-only">{t("Why it cannot be done")}</legend>
          {challenge.obstacles.map((words, index) => (
            <label key={words} className="flex min-h-6 items-center gap-2">
              <input
                type="radio"
                name="obstacle"
                checked={chosen === index}
                onChange={() => setChosen(index)}
              />
              {words}
            </label>
          ))}
        </fieldset>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <button type="submit" className="btn" aria-disabled={chosen === null}>
            {t("That is why")}
          </button>
          <span role="status">
            {reply !== null && reply}
            {reply !== null && wrong > 0 && (
              <span className="text-muted"> {t("Wrong reasons so far: {wrong}.", { wrong })}</span>
            )}
          </span>
        </p>
      </form>
    </details>
  );
}
