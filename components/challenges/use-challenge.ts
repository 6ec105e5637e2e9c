import { useCallback, useEffect, useRef, useState } from "react";
import type { Standing } from "@/lessons/challenges/standing";
import { labPath } from "@/lib/lab/lab-path";
import { LabProblem, postJson } from "../lab-client/request";

type Command = { do: "begin" | "look" } | { do: "hint"; hint: number } | { do: "answer"; obstacle: number };

/** Milliseconds from one look to the next: as often as the board checks. */
const rhythm = 1000;
/** With these the server says that there is nothing more to play. */
const endings: ReadonlySet<string> = new Set(["expired-lab", "unknown-lab", "not-owner"]);

export type Played = {
  /** `null` until the server has answered. */
  standing: Standing | null;
  /** What the server refused, in its words. */
  refusal: string | null;
  /** The lab is over. */
  isOver: boolean;
  /** What was said to the last reason that was given. */
  reply: string | null;
  send(command: Command): Promise<void>;
};

/** How a challenge stands, asked for over and over while it is played. The server alone finds it solved. */
export function useChallenge(lab: string, challenge: string): Played {
  const [standing, setStanding] = useState<Standing | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isOver, setIsOver] = useState(false);
  const [reply, setReply] = useState<string | null>(null);
  /** Of two answers that overtake each other the later question counts. */
  const asked = useRef(0);

  const send = useCallback(
    async (command: Command) => {
      asked.current += 1;
      const number = asked.current;
      try {
        const response = await postJson(`${labPath(lab)}/challenges/${challenge}`, command);
        const now: Standing = await response.json();
        if (command.do !== "look") setReply(now.reply);
        if (number === asked.current || command.do !== "look") setStanding(now);
        setRefusal(null);
      } catch (error) {
        if (!(error instanceof LabProblem)) throw error;
        setRefusal(error.message);
        if (endings.has(error.code)) setIsOver(true);
      }
    },
    [lab, challenge],
  );

  const isDone = isOver || (standing !== null && standing.solvedAt !== null);
  useEffect(() => {
    if (isDone) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stopped = false;
    const look = async () => {
      if (!document.hidden) await send({ do: "look" });
      if (!stopped) timer = setTimeout(look, rhythm);
    };
    void look();
    return () => {
      stopped = true;
      clearTimeout(timer);
    };
  }, [isDone, send]);

  return { standing, refusal, isOver, reply, send };
}
