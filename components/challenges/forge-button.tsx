import { useState } from "react";
import { forgeFor } from "@/lessons/challenges/forge";
import { strategyRecords } from "@/lessons/strategies/strategy";
import { jarPath } from "@/lib/device/cookie-jar";
import type { LabId } from "@/lib/lab/lab-id";
import { laneOf } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { checkAsClient } from "../lab-client/device-client";
import type { Brief } from "./brief";

type Props = { lab: string; forge: NonNullable<Brief["forge"]> };

/** Writes another address into a copy of a device's token, and makes that the thief's cookie, as a script can. */
export function ForgeButton({ lab, forge: { from, email } }: Props) {
  const [said, setSaid] = useState("");

  async function forge(): Promise<void> {
    const id = lab as LabId;
    const { device, strategy } = laneOf(from);
    const found = await checkAsClient({ lab: id, device, strategy });
    if (!found.evidence.cookie) return setSaid(t("The phone has no token to copy: sign in first."));
    const value = forgeFor(found.evidence.cookie.value, email);
    const path = jarPath({ lab: id, device: "thief", strategy });
    // A cookie that the server set is HttpOnly, and a script cannot take its place.
    // biome-ignore lint/suspicious/noDocumentCookie: this is what a thief's script has
    document.cookie = `${strategyRecords[strategy].cookie}=${value}; path=${path}; samesite=lax`;
    const answer = await checkAsClient({ lab: id, device: "thief", strategy });
    if (answer.evidence.cookie?.value !== value)
      return setSaid(
        t("The thief holds a cookie of the server's, which a script cannot replace: sign it out first."),
      );
    setSaid(
      t("A check of it says: {outcome}.", { outcome: answer.signedIn ? t("signed in") : answer.reason }),
    );
  }

  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <button type="button" className="btn" onClick={() => void forge()}>
        {t("Give the thief the phone's token, with {email} in it", { email })}
      </button>
      <span role="status" className="text-muted">
        {said}
      </span>
    </p>
  );
}
