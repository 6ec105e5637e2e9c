import { useState } from "react";
import { rich } from "@/components/ui/rich";
import { t } from "@/lib/language/texts";
import { isLoopback } from "@/lib/loopback";
import type { SharedLink } from "@/lib/shared-link";

type Props = {
  /** One for each address of this machine, the likeliest first. */
  links: readonly SharedLink[];
  pin: string;
  isOpen: boolean;
  /** Until the first round begins. */
  isLarge: boolean;
};

/** The way to join: a code to scan, or an address and six digits to type. */
export function JoinPanel({ links, pin, isOpen, isLarge }: Props) {
  const [chosen, setChosen] = useState(0);
  const link = links[chosen] ?? links[0];
  if (!link) return null;
  if (!isOpen) return <p className="text-base text-muted">{t("The door is closed: no more phones.")}</p>;
  const { host, hostname } = new URL(link.link);
  return (
    <div className={isLarge ? "grid justify-items-center gap-3 text-center" : "flex items-center gap-4"}>
      {/* biome-ignore lint/performance/noImgElement: it is a data address */}
      <img
        src={link.qr}
        alt={t("QR code of {link}", { link: link.link })}
        className={`rounded bg-white forced-color-adjust-none ${isLarge ? "size-[min(44vh,100%)]" : "h-28 w-28"}`}
      />
      <div className="min-w-0">
        <p className={isLarge ? "text-lg" : "text-muted"}>
          {isLarge ? t("Scan, or open ") : t("Join: ")}
          <b className={`wrap-anywhere inline-block text-ink ${isLarge ? "" : "text-[0.8125rem]"}`}>
            {host}
            <wbr />
            /join
          </b>
        </p>
        <p
          className={`whitespace-nowrap font-bold font-mono tracking-widest ${isLarge ? "text-5xl" : "text-3xl"}`}
        >
          {pin.slice(0, 3)} {pin.slice(3)}
        </p>
        {isLarge && isLoopback(hostname) && (
          <p className="mt-2 max-w-md text-balance text-alert">
            {rich(
              "No phone can open it: this program answers to its own machine alone. Start it with <code>npm run class</code>.",
              {
                code: (text) => <code>{text}</code>,
              },
            )}
          </p>
        )}
        {isLarge && links.length > 1 && (
          <label className="mt-2 inline-flex items-center gap-2">
            {t("Address")}
            <select
              className="field min-h-8 w-auto"
              value={chosen}
              onChange={(event) => setChosen(Number(event.target.value))}
            >
              {links.map(({ link: one }, index) => (
                <option key={one} value={index}>
                  {new URL(one).host}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
    </div>
  );
}
