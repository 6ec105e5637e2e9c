"use client";

import { useEffect, useState } from "react";
import { strategyRecords } from "@/lessons/strategies/strategy";
import { jarPath } from "@/lib/device/cookie-jar";
import type { LabId } from "@/lib/lab/lab-id";
import type { Lane } from "@/lib/lab/lane";
import { inLanguage } from "@/lib/language/in-language";
import { message, t } from "@/lib/language/texts";
import { lookUp } from "@/lib/look-up";
import type { CheckAnswer } from "../lab-client/device-client";
import { Fields } from "./fields";

type Row = Record<string, string | boolean>;

const notes: Record<string, string> = inLanguage({
  id: "names the session without giving it away",
  sessionToken: "a SHA-256 hash of the cookie's value: the table alone signs nobody in",
  userId: "whose it is",
  device: "which device signed in",
  strategy: "under which it is accepted",
  expires: "refused from then on",
  createdAt: "the sign-in",
  rolling: "seconds by which a visit to /session extends it",
  latest: "no visit extends it beyond this",
});

const clearToken = message("the cookie's value itself: whoever reads the table can sign in with it");

/** The session's row as it lies in the table now. */
export function RowView({ lab, lane, answer }: { lab: string; lane: Lane; answer: CheckAnswer }) {
  const [row, setRow] = useState<Row | null>();
  const [problem, setProblem] = useState("");
  const url = `${jarPath({ lab: lab as LabId, ...lane })}/row`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: read again with every check
  useEffect(() => {
    const aborter = new AbortController();
    readRow(url, aborter.signal).then(
      (row) => {
        setRow(row);
        setProblem("");
      },
      (error: Error) => aborter.signal.aborted || setProblem(error.message),
    );
    return () => aborter.abort();
  }, [url, answer.at]);

  if (problem) return <p className="text-alert">{problem}</p>;
  if (row === undefined) return <p className="text-muted">{t("Reading the row…")}</p>;
  if (row === null) return <p>{t("The table “Session” has no row for this cookie.")}</p>;
  const { holdsToken } = strategyRecords[lane.strategy];
  const fields = Object.entries(row).map(([name, value]) => ({
    name,
    value: String(value),
    note: (name === "sessionToken" && holdsToken ? t(clearToken) : lookUp(notes, name)) ?? "",
  }));
  return <Fields title={t('Table "Session", as it is now')} fields={fields} />;
}

async function readRow(url: string, signal: AbortSignal): Promise<Row | null> {
  const response = await fetch(url, { signal, cache: "no-store" });
  const body = await response.json();
  if (!response.ok) throw new Error(body.title);
  return body.row;
}
