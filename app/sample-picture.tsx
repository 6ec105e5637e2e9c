import { buildTimeline } from "@/components/timeline/model";
import { Plot } from "@/components/timeline/plot";
import { bothStrategies } from "@/lessons/strategies/strategy";
import { deviceName } from "@/lib/lab/devices";
import type { LabSnapshot } from "@/lib/lab/snapshot-types";
import { t } from "@/lib/language/texts";
import run from "./sample-run.json";

// `npm run picture` writes the file: the export of a lab that somebody ran, up to the moment of the question.
const snapshot = run as LabSnapshot;

/** Who is signed in before the password changes, drawn from a run of this program. What comes is not told. */
export function SamplePicture() {
  // What the devices were called is kept as well, in the language of whoever ran it.
  const devices = snapshot.devices.map((device) => ({ ...device, name: deviceName(device.slug) }));
  const model = buildTimeline(
    { ...snapshot, devices },
    { strategies: bothStrategies, now: Date.parse(snapshot.now) },
  );
  return (
    <figure className="panel mt-4 overflow-hidden px-2 pt-3 pb-2 text-left">
      {/* Drawn twice, because type must not shrink with the picture. */}
      <div className="max-sm:hidden">
        <Plot model={model} width={960} id="wide" />
      </div>
      <div className="sm:hidden">
        <Plot model={model} width={330} id="narrow" />
      </div>
      <figcaption className="mt-1 px-3 text-[0.8125rem] text-muted">
        {t(
          "A run of this program, {createdAt}, just before the change. Bars: signed in. Dashes: until it expires, if nothing comes between.",
          { createdAt: snapshot.createdAt.slice(0, 10) },
        )}
      </figcaption>
    </figure>
  );
}
