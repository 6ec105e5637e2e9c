import { useEffect, useRef, useState } from "react";
import { t } from "@/lib/language/texts";
import type { SharedLink } from "@/lib/shared-link";
import { closeToWatchers, offerHandover, openToWatchers } from "../lab-client/lab-client";
import { LabProblem } from "../lab-client/request";

type Props = { lab: string; onClose(): void };

/** Two links for others: one makes another browser an owner, one lets them watch. */
export function ShareDialog({ lab, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [handover, setHandover] = useState<SharedLink | null>(null);
  const [watching, setWatching] = useState<SharedLink | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => dialog.current?.showModal(), []);

  async function attempt(work: () => Promise<string>): Promise<void> {
    try {
      setSaid(await work());
    } catch (error) {
      if (!(error instanceof LabProblem)) throw error;
      setSaid(error.message);
    }
  }

  const handOver = () =>
    attempt(async () => {
      setHandover(await offerHandover(lab));
      return t("The link makes one browser an owner, within ten minutes.");
    });
  const letWatch = () =>
    attempt(async () => {
      setWatching(await openToWatchers(lab));
      return t("Everyone who has the link can watch, until you take it back.");
    });
  const takeBack = () =>
    attempt(async () => {
      await closeToWatchers(lab);
      setWatching(null);
      return t("The link no longer works.");
    });

  return (
    <dialog
      ref={dialog}
      aria-labelledby="share-heading"
      onClose={onClose}
      className="m-auto w-[min(44rem,calc(100vw-1.5rem))] rounded-[10px] border border-edge bg-surface p-5 text-ink backdrop:bg-black/40 max-sm:p-3"
    >
      <h2 id="share-heading" className="font-bold text-lg">
        {t("Share this lab")}
      </h2>
      <div className="mt-3 grid gap-5 sm:grid-cols-2">
        <section aria-labelledby="share-owner" className="grid content-start justify-items-start gap-2">
          <h3 id="share-owner" className="font-semibold">
            {t("To act in it")}
          </h3>
          <p className="text-muted">
            {t("A link that makes another browser an owner too: once, within ten minutes.")}
          </p>
          <button type="button" className="btn" onClick={handOver}>
            {handover ? t("Make another link") : t("Hand it over")}
          </button>
          {handover && <Link shared={handover} name={t("Link to hand the lab over")} />}
        </section>
        <section aria-labelledby="share-watch" className="grid content-start justify-items-start gap-2">
          <h3 id="share-watch" className="font-semibold">
            {t("To watch it")}
          </h3>
          <p className="text-muted">
            {t("A link to what your board's checks find, without the password and with nothing to press.")}
          </p>
          <div className="flex flex-wrap gap-2">
            <button type="button" className="btn" onClick={letWatch}>
              {t("Let others watch")}
            </button>
            <button type="button" className="btn" onClick={takeBack}>
              {t("Take it back")}
            </button>
          </div>
          {watching && <Link shared={watching} name={t("Link to watch the lab")} />}
        </section>
      </div>
      <p role="status" className="mt-4 min-h-[1lh]">
        {said}
      </p>
      <form method="dialog" className="mt-2 flex justify-end">
        <button type="submit" className="btn">
          {t("Close")}
        </button>
      </form>
    </dialog>
  );
}

function Link({ shared: { link, qr }, name }: { shared: SharedLink; name: string }) {
  return (
    <>
      {/* biome-ignore lint/performance/noImgElement: an address of its own, with nothing to optimise */}
      <img
        src={qr}
        alt={t("QR code: {name}", { name })}
        width={180}
        height={180}
        className="rounded bg-white forced-color-adjust-none"
      />
      <a href={link} aria-label={name} className="break-all font-mono text-[0.75rem] underline">
        {link}
      </a>
    </>
  );
}
