import { useEffect, useState } from "react";
import type { RoundState } from "@/lib/class/state";
import { t } from "@/lib/language/texts";
import { formatLeft } from "../evidence/format";
import { sendJson } from "../ui/send-json";

type Lent = { link: string; qr: string; code: string; expiresAt: string };

type Props = { path: string; round: RoundState };

/** Shows this phone's cookies as a code for the neighbour's camera: whoever takes them holds a true copy. */
export function Neighbour({ path, round }: Props) {
  const [lent, setLent] = useState<Lent | null>(null);
  const [left, setLeft] = useState(0);
  const [said, setSaid] = useState("");

  useEffect(() => {
    if (!lent) return;
    const tell = () => setLeft(Date.parse(lent.expiresAt) - Date.now());
    tell();
    const timer = setInterval(tell, 500);
    return () => clearInterval(timer);
  }, [lent]);

  async function lend(): Promise<void> {
    let code: string | undefined;
    for (const strategy of [round.left, round.right]) {
      const response = await sendJson(`${path}/${strategy}/lend`, { code });
      if (!response?.ok) return setSaid(t("It could not be shown: try again."));
      const answer: Lent = await response.json();
      code = answer.code;
      setLent(answer);
    }
    setSaid("");
  }

  return (
    <section className="panel grid gap-2 px-4 py-3">
      <h2 className="font-bold text-lg">{t("Try it")}</h2>
      <p className="text-muted">
        {t(
          "Show your cookies to your neighbour: a browser that takes them is signed in as you, and the server cannot tell from the bytes.",
        )}
      </p>
      {lent && left > 0 ? (
        <>
          {/* biome-ignore lint/performance/noImgElement: it is a data address */}
          <img
            src={lent.qr}
            alt={t("QR code of {link}", { link: lent.link })}
            className="mx-auto w-56 rounded bg-white forced-color-adjust-none"
          />
          <p className="text-center text-muted">
            {t("Good for one browser, and for {left}.", { left: formatLeft(left) })}
          </p>
        </>
      ) : (
        <button type="button" className="btn min-h-11 text-base" onClick={lend}>
          {t("Show my cookie as a QR code")}
        </button>
      )}
      <p role="status" className="text-alert empty:hidden">
        {said}
      </p>
    </section>
  );
}
