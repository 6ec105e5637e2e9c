"use client";

import { useEffect, useState } from "react";
import type { LabLane } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { readScriptCookies } from "../lab-client/script-cookies";

type Seen = { words: string; note: string };

/** What a script on the device's page can read, tried just now. */
export function ScriptView({ lane, cookie }: { lane: LabLane; cookie: string }) {
  const [seen, setSeen] = useState<Seen>();
  const { lab, device, strategy } = lane;

  useEffect(() => {
    let current = true;
    readScriptCookies({ lab, device, strategy }).then(
      (names) => current && setSeen(readOut(names, cookie)),
      (error: Error) => current && setSeen({ words: error.message, note: "" }),
    );
    return () => {
      current = false;
    };
  }, [lab, device, strategy, cookie]);

  if (seen === undefined) return <p className="text-muted">{t("Trying what a script can read…")}</p>;
  return (
    <p>
      <span className="text-accent">{t("document.cookie")}</span> {seen.words}{" "}
      <span className="font-sans text-muted text-xs">{seen.note}</span>
    </p>
  );
}

function readOut(names: readonly string[], cookie: string): Seen {
  if (names.includes(cookie)) return { words: names.join(", "), note: t("scripts can read it") };
  const proof = t("proof that the script works: it can read a test cookie");
  return { words: t("scripts cannot read {cookie} (HttpOnly)", { cookie }), note: proof };
}
