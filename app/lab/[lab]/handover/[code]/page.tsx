import { headers } from "next/headers";
import type { ReactNode } from "react";
import { StartLab } from "@/app/start-lab";
import { Header } from "@/components/ui/header";
import { Outage } from "@/components/ui/outage";
import { problemTitle } from "@/lib/errors";
import { setResponseStatus } from "@/lib/evidence/response-header";
import { type HandoverState, handoverPath, readHandover } from "@/lib/lab/handover";
import { type LabId, readLabId } from "@/lib/lab/lab-id";
import { labPath } from "@/lib/lab/lab-path";
import { isOwner } from "@/lib/lab/owner";
import { t } from "@/lib/language/texts";
import { titled } from "@/lib/language/titled";
import { Missing } from "../../../missing";
import { unlessOutage } from "../../../unless-outage";

export const generateMetadata = titled("A lab is handed over");

type Props = { params: Promise<{ lab: string; code: string }> };

/** The page of a handover link. Opening it does not use the link up: link previews open it too. */
export default async function HandoverPage({ params }: Props) {
  const { lab: text, code } = await params;
  const lab = readLabId(text, Date.now());
  if (lab.state !== "alive") return <Missing />;
  const state = isOwner(lab.id, await headers())
    ? "owned"
    : await unlessOutage(() => readHandover(lab.id, code));
  return (
    <>
      <Header />
      {state === null ? (
        <Outage />
      ) : (
        <main className="mx-auto max-w-xl px-5 py-16">{partFor(state, lab.id, code)}</main>
      )}
    </>
  );
}

function partFor(state: HandoverState | "owned", lab: LabId, code: string): ReactNode {
  if (state === "owned") {
    return (
      <>
        <h1 className="mb-4 font-bold text-xl">{t("This browser already owns the lab.")}</h1>
        <a className="btn inline-block" href={labPath(lab)}>
          {t("To the board")}
        </a>
      </>
    );
  }
  if (state !== "open") {
    setResponseStatus(state === "unknown-handover" ? 404 : 410);
    return (
      <>
        <h1 className="font-bold text-xl">{problemTitle(state)}</h1>
        <p className="mt-6 mb-3">{t("A lab of your own takes one click.")}</p>
        <StartLab />
      </>
    );
  }
  return (
    <>
      <h1 className="font-bold text-xl">{t("A lab is being handed over to you.")}</h1>
      <p className="mt-2 mb-6 text-muted">
        {t(
          "This browser will be able to do what its owner can: read Alice's password, sign her in, steal her cookies. The link works once.",
        )}
      </p>
      <form method="post" action={`${handoverPath(lab, encodeURIComponent(code))}/take`}>
        <button type="submit" className="btn btn-main px-5 text-base">
          {t("Become an owner")}
        </button>
      </form>
    </>
  );
}
