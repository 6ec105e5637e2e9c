"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { roundKindOf } from "@/lessons/rounds/registry";
import type { PhoneState } from "@/lib/class/state";
import type { Timestamp } from "@/lib/lab/snapshot-types";
import { t } from "@/lib/language/texts";
import { formatLeft } from "../evidence/format";
import { CookieLines } from "./cookie-lines";
import { GuessForm } from "./guess-form";
import { Neighbour } from "./neighbour";
import { NicknameForm } from "./nickname-form";
import { OwnChecks } from "./own-checks";
import { OwnLabForm } from "./own-lab-form";
import { PhoneLight } from "./phone-light";
import { runPhone, type Shown } from "./phone-loop";
import { PhoneOutcome } from "./phone-outcome";

type Props = { path: string; initial: PhoneState; children: ReactNode };

/** A phone of a class: two lights, the question, the outcome. */
export function Phone({ path, initial, children }: Props) {
  const [shown, setShown] = useState<Shown>({
    state: initial,
    checks: {},
    silentSince: null,
    clockOffset: 0,
    isOver: false,
  });
  const loop = useRef<ReturnType<typeof runPhone>>(null);
  const first = useRef(shown);
  useEffect(() => {
    loop.current = runPhone(path, first.current, setShown);
    return loop.current.stop;
  }, [path]);
  const now = useServerTime(initial.now, shown.clockOffset);

  const { state, checks, silentSince, isOver } = shown;
  const { round, lanes, name, nickname, number, thiefOf } = state;
  const kind = roundKindOf(round.kind);
  const sides = [round.left, round.right];
  const hasActed = round.phase === "observe" || round.phase === "explain";
  const isAsking = round.phase === "ask" && thiefOf === null;
  if (isOver) return <Over />;
  return (
    <main className="mx-auto grid max-w-md grid-cols-1 gap-3 px-4 py-3">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <h1 className="font-bold text-base">
          {thiefOf === null ? t("Phone {number}", { number }) : t("Thief {number}", { number })} ·{" "}
          <span data-name>{nickname ?? name}</span>
        </h1>
        <p className="text-muted">
          {round.number === 0 ? t("not begun yet") : t("round {number}", { number: round.number })}
        </p>
      </div>
      {children}
      {silentSince !== null && (
        <p role="alert" className="font-semibold text-alert">
          {t("No answer from the class for {left}. This phone goes on trying.", {
            left: formatLeft(Date.now() - silentSince),
          })}
        </p>
      )}
      <div className="grid grid-cols-2 gap-2.5">
        {sides.map((strategy) => (
          <PhoneLight
            key={strategy}
            strategy={strategy}
            lane={lanes[strategy]}
            now={now}
            isFresh={silentSince === null}
          />
        ))}
      </div>
      {thiefOf !== null && (
        <p className="panel px-4 py-3 text-base">
          {t(
            "This browser holds a copy of the cookies of phone {thiefOf}. The server cannot tell the two apart by the bytes. Wait for what Alice does.",
            { thiefOf },
          )}
        </p>
      )}
      {round.phase === "lobby" && (
        <p className="panel px-4 py-3 text-base">
          {t(
            "This phone is signed in as Alice, twice: left with a {leftKind}, right with a {rightKind}. It asks every few seconds whether it still is. Your teacher begins the first round.",
            { leftKind: `${titleOf(0)}`, rightKind: `${titleOf(1)}` },
          )}
        </p>
      )}
      {state.isLate && (
        <p className="panel px-4 py-3">
          {t("This phone came after the act: it sees, and does not count in this round.")}
        </p>
      )}
      {isAsking && (
        <GuessForm
          key={round.number}
          path={path}
          round={round}
          kind={kind}
          guess={state.guess}
          onKept={() => loop.current?.look()}
        />
      )}
      {hasActed && thiefOf === null && <PhoneOutcome state={state} kind={kind} />}
      {hasActed && <OwnChecks device={state.device} strategies={sides} checks={checks} />}
      {isAsking && kind.neighbour && <Neighbour path={path} round={round} />}
      {state.ownLab && <OwnLabForm path={path} ownLab={state.ownLab} />}
      {!hasActed && <CookieLines strategies={sides} checks={checks} />}
      {state.nicknames && thiefOf === null && (
        <NicknameForm path={path} nickname={nickname} onKept={() => loop.current?.look()} />
      )}
    </main>
  );

  function titleOf(side: 0 | 1): string {
    const names = sides.map((strategy) =>
      strategy.startsWith("jwt") ? t("token (JWT)") : t("database session"),
    );
    return names[side] ?? "";
  }
}

/**
 * The time by the server's clock, as often as the seconds change.
 * @param initial until the page is alive: so that it says then what it said when the server wrote it
 */
function useServerTime(initial: Timestamp, clockOffset: number): number {
  const [now, setNow] = useState<number | null>(null);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  return now === null ? Date.parse(initial) : now + clockOffset;
}

function Over() {
  return (
    <main className="mx-auto grid max-w-md gap-3 px-4 py-6 text-base">
      <h1 className="font-bold text-xl">{t("This phone is not in the class any more.")}</h1>
      <p>{t("Either the class is over, or your teacher has taken the phone out.")}</p>
      <p>
        <a className="link" href="/join">
          {t("Join a class")}
        </a>
      </p>
    </main>
  );
}
