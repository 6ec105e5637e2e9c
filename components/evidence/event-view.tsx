"use client";

import { type ReactNode, useEffect, useState } from "react";
import { laneName } from "@/lessons/strategies/lane-name";
import type { EventEvidence, TokenEvidence } from "@/lib/evidence/evidence";
import { deviceName } from "@/lib/lab/devices";
import { labPath } from "@/lib/lab/lab-path";
import type { LabEvent } from "@/lib/lab/snapshot-types";
import { t } from "@/lib/language/texts";
import { fetchEvidence } from "../lab-client/lab-client";
import { eventWords } from "../timeline/event-words";
import { formatMs } from "./format";
import { Line, Statement } from "./line";

type Props = { lab: string; event: LabEvent; tab: "What the server did" | "HTTP" };

/** What the request did that made an event: a sign-in with its INSERT and its cookie, a change with its DELETE. */
export function EventView({ lab, event, tab }: Props) {
  const [evidence, setEvidence] = useState<EventEvidence | null>();
  const [problem, setProblem] = useState("");
  const { id } = event;
  useEffect(() => {
    let current = true;
    fetchEvidence(lab, id).then(
      (kept) => current && setEvidence(kept),
      (error: Error) => current && setProblem(error.message),
    );
    return () => {
      current = false;
    };
  }, [lab, id]);
  return (
    <>
      <p className="font-sans font-semibold text-muted text-xs">{titleOf(event)}</p>
      {problem && <p className="text-alert">{problem}</p>}
      {evidence === undefined && !problem && <p className="text-muted">{t("Fetching what was kept…")}</p>}
      {evidence === null && (
        <p className="text-muted">
          {t("Nothing is kept of this request any more: that is kept for the newest events.")}
        </p>
      )}
      {evidence && (tab === "HTTP" ? <Exchange lab={lab} {...evidence} /> : <Work lab={lab} {...evidence} />)}
    </>
  );
}

function titleOf({ kind, device, strategy }: LabEvent): string {
  if (!device) return eventWords[kind];
  return `${strategy ? laneName({ device, strategy }) : deviceName(device)}: ${eventWords[kind]}`;
}

type KeptProps = EventEvidence & { lab: string };

/** From the request to the answer: what came is verified before the database is asked, and what goes is signed after. */
function Work({ lab, method, path, status, cookies, sql, tokens, setCookies, ms }: KeptProps) {
  const [sent, came] = [tokens.filter(isSigned), tokens.filter((token) => !isSigned(token))];
  return (
    <div className="flex flex-col">
      <Line measure={formatMs(ms)}>
        <span className="text-accent">{method}</span> {below(lab, path)}
      </Line>
      <Named name="Cookie" values={cookies} none={t("none came")} />
      <Operations tokens={came} />
      {sql.map((statement, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the statements of one request, in the order sent
        <Statement key={index} {...statement} />
      ))}
      {sql.length === 0 && <p className="text-muted">{t("no SQL")}</p>}
      <Operations tokens={sent} />
      <Named name="Set-Cookie" values={setCookies} none={t("none")} />
      <p className="font-bold">{status}</p>
    </div>
  );
}

const isSigned = ({ operation }: TokenEvidence): boolean => operation === "sign";

function Operations({ tokens }: { tokens: readonly TokenEvidence[] }) {
  return tokens.map(({ operation, alg, ms }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the operations of one request, in their order
    <Line key={index} measure={formatMs(ms)}>
      <span className="text-accent">{operation}</span> {alg}
    </Line>
  ));
}

function Exchange({ lab, method, path, status, cookies, setCookies }: KeptProps) {
  return (
    <div className="flex flex-col gap-2 break-all">
      <div>
        <p>
          <span className="text-accent">{method}</span> {below(lab, path)}
        </p>
        <Named name="Cookie" values={cookies} none={t("none came")} />
      </div>
      <div>
        <p className="font-bold">{status}</p>
        <Named name="Set-Cookie" values={setCookies} none={t("none")} />
      </div>
      <p className="font-sans text-muted text-xs">
        {t("Only the first characters of a cookie’s value are kept: a copy of this would sign nobody in.")}
      </p>
    </div>
  );
}

type NamedProps = { name: string; values: readonly string[]; none: ReactNode };

function Named({ name, values, none }: NamedProps) {
  const lines = values.length > 0 ? values : [null];
  return lines.map((value) => (
    <p key={value} className="break-all">
      <span className="text-accent">{name}:</span> {value ?? <span className="text-muted">{none}</span>}
    </p>
  ));
}

/** An address without the lab, which is the same for all of them. */
function below(lab: string, path: string): string {
  return path.startsWith(labPath(lab)) ? `…${path.slice(labPath(lab).length)}` : path;
}
