"use client";

import { useEffect, useState } from "react";
import type { JarAddress } from "@/lib/auth/cookie-jar";
import { readScriptCookies } from "../board/script-cookies";

/** What a script on the device's page can read, tried just now. */
export function ScriptView({ jar, cookie }: { jar: JarAddress; cookie: string }) {
  const [seen, setSeen] = useState<string>();
  const { lab, device, strategy } = jar;

  useEffect(() => {
    let current = true;
    readScriptCookies({ lab, device, strategy }).then(
      (names) => current && setSeen(names.join(", ")),
      (error: Error) => current && setSeen(error.message),
    );
    return () => {
      current = false;
    };
  }, [lab, device, strategy]);

  if (seen === undefined) return <p className="text-muted">Trying what a script can read…</p>;
  const hidden = !seen.split(", ").includes(cookie);
  return (
    <p>
      <span className="text-accent">document.cookie</span> {seen}{" "}
      <span className="font-sans text-muted text-xs">
        {hidden
          ? `all that a script here can read, set by itself for this test; ${cookie} is HttpOnly`
          : `${cookie} can be read by any script here`}
      </span>
    </p>
  );
}
