import { laneName } from "@/lessons/strategies/lane-name";
import { deviceName } from "@/lib/lab/devices";
import type { Lane } from "@/lib/lab/lane";
import type { CheckRun } from "@/lib/lab/snapshot-types";
import { inLanguage } from "@/lib/language/in-language";

const lights: Record<number, { icon: string; word: string; tone: string; look: string }> = inLanguage(
  {
    200: {
      icon: "✓",
      word: "Signed in",
      tone: "text-accent",
      look: "border-[color-mix(in_srgb,var(--accent)_45%,transparent)] bg-accent-soft",
    },
    401: { icon: "✕", word: "Signed out", tone: "text-out", look: "border-line" },
    503: { icon: "?", word: "No answer", tone: "text-alert", look: "border-alert border-dashed" },
  },
  "word",
);
const unchecked = inLanguage(
  { icon: "·", word: "Not checked", tone: "text-out", look: "border-line" },
  "word",
);

/** The last checks of a lane that found the same. */
export function latestRun(runs: readonly CheckRun[], { device, strategy }: Lane): CheckRun | undefined {
  return runs
    .filter((run) => run.device === device && run.strategy === strategy)
    .toSorted((one, other) => Date.parse(one.lastAt) - Date.parse(other.lastAt))
    .at(-1);
}

/** What the owner's last check of a device found. */
export function WatchedLight({ lane, run }: { lane: Lane; run: CheckRun | undefined }) {
  const { icon, word, tone, look } = (run && lights[run.status]) ?? unchecked;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div role="group" aria-label={laneName(lane)} className={`min-w-0 rounded-lg border px-2.5 py-2 ${look}`}>
      <p className="font-semibold">{deviceName(lane.device)}</p>
      <p className={`font-bold ${tone}`}>
        <span aria-hidden="true">{icon}</span> {word}
      </p>
      <p className="min-h-[1lh] text-[0.8125rem] text-muted">{run?.reason}</p>
    </div>
  );
}
