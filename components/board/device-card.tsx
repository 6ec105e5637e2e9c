import { laneName } from "@/lessons/strategies/lane-name";
import { isBroken, type Strategy, strategyRecords } from "@/lessons/strategies/strategy";
import { type DeviceSlug, firstDevices, thief } from "@/lib/lab/devices";
import { message, t } from "@/lib/language/texts";
import { formatLeft, formatMs } from "../evidence/format";
import type { DeviceAction } from "../lab-client/device-action";
import type { CheckAnswer } from "../lab-client/device-client";
import { rich } from "../ui/rich";
import { DeviceMenu } from "./device-menu";

/** Where there is little room, the lead is left out. */
const lights = {
  200: { icon: "✓", words: message("<lead>Signed </lead>in") },
  401: { icon: "✕", words: message("<lead>Signed </lead>out") },
  503: { icon: "?", words: message("<lead>No answer</lead>") },
} as const;

const looks = {
  200: "border-[color-mix(in_srgb,var(--accent)_45%,transparent)] bg-accent-soft",
  401: "border-line",
  503: "border-alert border-dashed",
} as const;

const tones = { 200: "text-accent", 401: "text-out", 503: "text-alert" } as const;

type Props = {
  device: { slug: DeviceSlug; name: string };
  strategy: Strategy;
  answer: CheckAnswer | undefined;
  /** Who uses it, if that is not Alice. */
  owner: string | undefined;
  /** The board cannot ask just now: this is how it was. */
  stale: boolean;
  /** The server's clock, in milliseconds since the epoch. */
  now: number;
  selected: boolean;
  onSelect(): void;
  onAction(action: DeviceAction): void;
  page: string;
  /** Alice's role has been changed, so that it matters what the check says of it. */
  showRole: boolean;
};

/** What the last check of a device found. */
export function DeviceCard({
  device,
  strategy,
  answer,
  owner,
  stale,
  now,
  selected,
  onSelect,
  onAction,
  page,
  showRole,
}: Props) {
  const status = answer?.status ?? 401;
  const light = answer ? lights[answer.status] : { icon: "·", words: message("<lead>Not checked</lead>") };
  const name = laneName({ device: device.slug, strategy });
  const look = stale ? "border-dashed border-edge" : looks[status];
  const tone = stale ? "text-out" : tones[status];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div
      role="group"
      data-lane={`${device.slug}/${strategy}`}
      aria-label={name}
      data-status={answer?.status}
      data-stale={stale || undefined}
      className={`relative grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-1 rounded-lg border px-2.5 py-2 ${look} ${selected ? "shadow-[0_0_0_2px_var(--ink)]" : ""}`}
    >
      <button
        type="button"
        aria-pressed={selected}
        onClick={onSelect}
        title={t("Show the evidence of this device")}
        className="min-w-0 truncate text-left font-semibold after:absolute after:inset-0 after:content-['']"
      >
        {device.name}
        {owner && <span className="font-normal"> · {owner}</span>}
        {isBroken(strategy) && (
          <span aria-hidden="true" className="ml-1 text-alert">
            ⚠
          </span>
        )}
      </button>
      <DeviceMenu
        name={name}
        signedIn={answer?.signedIn ?? false}
        hasCookie={answer?.evidence.cookie != null}
        isThief={device.slug === thief}
        isAdded={!firstDevices.includes(device.slug)}
        hasRow={strategyRecords[strategy].hasRow === true}
        refreshes={strategyRecords[strategy].refreshes === true}
        isListed={strategyRecords[strategy].lists === true}
        onAction={onAction}
        page={page}
      />
      <p
        className={`mt-0.5 whitespace-nowrap font-bold text-[0.9375rem] max-sm:text-lg max-[22rem]:col-span-2 ${tone}`}
      >
        <span aria-hidden="true">{light.icon}</span>{" "}
        {rich(light.words, { lead: (text) => <span data-part="lead">{text}</span> })}
      </p>
      <div className="mt-0.5 min-h-[2.0625rem] min-w-0 font-mono text-[0.71875rem] text-muted max-sm:text-right max-[22rem]:col-span-2 max-[22rem]:text-left sm:col-span-2">
        <div className="truncate">
          {answer &&
            (stale ? t("since {at} UTC", { at: answer.at.slice(11, 19) }) : found(answer, now, showRole))}
        </div>
        <div className="truncate">
          {answer && cost(answer)}
          {answer && <span data-part="bytes"> · {answer.evidence.cookieBytes} B</span>}
        </div>
      </div>
    </div>
  );
}

function found(answer: CheckAnswer, now: number, showRole: boolean): string {
  if (!answer.signedIn) return answer.reason;
  const left = t("{left} left", { left: formatLeft(Date.parse(answer.expiresAt) - now) });
  return showRole ? `${left} · ${answer.user.role}` : left;
}

function cost({ evidence }: CheckAnswer): string {
  return t("{sql} SQL · {ms}", { sql: evidence.sql.length, ms: formatMs(evidence.ms) });
}
