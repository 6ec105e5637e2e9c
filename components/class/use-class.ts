import { useCallback, useEffect, useRef, useState } from "react";
import type { ClassState } from "@/lib/class/state";
import { t } from "@/lib/language/texts";
import { refusalIn, sendJson } from "../ui/send-json";

/** Milliseconds from one look to the next. */
const pause = 1_000;

type Class = {
  state: ClassState;
  /** When the server stopped to answer, by this browser's clock; `null` while it does. */
  silentSince: number | null;
  /** What was refused last, in words. */
  refusal: string;
  /** Has the latest check of that phone told by itself. */
  tell(number: number): void;
  send(method: "POST" | "DELETE", path: string, body?: object): Promise<void>;
};

/** A class as its owner sees it: looked at every second, and at once after each action. */
export function useClass(initial: ClassState): Class {
  const [state, setState] = useState(initial);
  const [silentSince, setSilentSince] = useState<number | null>(null);
  const [refusal, setRefusal] = useState("");
  const { url } = initial;

  const wanted = useRef("");
  const look = useCallback(async () => {
    const asked = wanted.current;
    const response = await fetch(`${url}/state${asked}`).catch(() => null);
    // Another phone has been chosen meanwhile, and is asked for.
    if (asked !== wanted.current) return;
    if (!response?.ok) return setSilentSince((since) => since ?? Date.now());
    setState(await response.json());
    setSilentSince(null);
  }, [url]);

  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout>;
    const turn = async () => {
      await look();
      if (!isOver) timer = setTimeout(turn, pause);
    };
    timer = setTimeout(turn, pause);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [look]);

  const underWay = useRef(new Set<string>());
  const send: Class["send"] = async (method, path, body = {}) => {
    const action = `${method} ${path}`;
    // Whoever clicks twice wants it once: a second round would have begun.
    if (underWay.current.has(action)) return;
    underWay.current.add(action);
    try {
      const response = await sendJson(`${url}/${path}`, body, method);
      if (!response) setRefusal(t("The server does not answer."));
      else setRefusal(response.ok ? "" : await refusalIn(response, t("It was refused.")));
      await look();
    } finally {
      underWay.current.delete(action);
    }
  };

  const tell = (number: number) => {
    wanted.current = `?phone=${number}`;
    void look();
  };

  return { state, silentSince, refusal, tell, send };
}
