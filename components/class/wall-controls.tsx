import { type RefObject, useState } from "react";
import { type RoundKindId, roundKindIds, roundKindOf, roundKinds } from "@/lessons/rounds/registry";
import type { ClassState } from "@/lib/class/state";
import { t } from "@/lib/language/texts";
import { savePicture } from "../timeline/save";
import { ClassMenu } from "./class-menu";
import { RoundForm } from "./round-form";
import { isTooEarly } from "./too-early";

type Props = {
  state: ClassState;
  send(method: "POST" | "DELETE", path: string, body?: object): Promise<void>;
  picture: RefObject<SVGSVGElement | null>;
  refusal: string;
  onAct(): void;
  onExplain(): void;
  /** Whether the labs that phones have opened are shown in the round's place. */
  showsLabs: boolean;
  onShowLabs(shows: boolean): void;
};

/** What the teacher does, in the order of a round: ask, act, explain, and the next round. */
export function WallControls(props: Props) {
  const { state, send, picture, refusal, onAct, onExplain, showsLabs, onShowLabs } = props;
  const { round, url } = state;
  const kind = roundKindOf(round.kind);
  const tooEarly = isTooEarly(state);
  const [isChoosing, setIsChoosing] = useState(false);
  const next = nextKind(round.number === 0 ? null : round.kind);

  const ask = async (setting: object) => {
    setIsChoosing(false);
    onShowLabs(false);
    await send("POST", "round", setting);
  };
  const save = (format: "svg" | "png") => {
    if (!picture.current) return;
    void savePicture(picture.current, { format, labId: state.id, takenAt: new Date(), what: "class" });
  };

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        {state.ownLabs && (
          <button
            type="button"
            className={`btn text-base ${showsLabs ? "" : "btn-main"}`}
            onClick={() => onShowLabs(!showsLabs)}
          >
            {showsLabs ? t("Back to the round") : t("How far everybody is")}
          </button>
        )}
        {!showsLabs && round.phase === "ask" && (
          <button
            type="button"
            className="btn btn-main text-base"
            disabled={tooEarly}
            title={tooEarly ? t("The phones are being signed in for this round.") : undefined}
            onClick={onAct}
          >
            {kind.button}
          </button>
        )}
        {!showsLabs && round.phase === "observe" && (
          <button type="button" className="btn btn-main text-base" onClick={onExplain}>
            {t("Why? Show the guesses")}
          </button>
        )}
        <button
          type="button"
          className={`btn text-base ${round.phase === "lobby" || round.phase === "explain" ? "btn-main" : ""}`}
          onClick={() => ask({ kind: next })}
        >
          {round.number === 0 ? t("Ask: ") : t("Next round: ")}
          {roundKinds[next].title}
        </button>
        <button
          type="button"
          className="btn text-base"
          aria-expanded={isChoosing}
          onClick={() => setIsChoosing(!isChoosing)}
        >
          {t("Another round …")}
        </button>
        <ClassMenu state={state} send={send} onSave={save} />
        <span className="grow" />
        <span className="text-muted">
          {round.phase === "explain" && (
            <>
              <a className="link" href={`/tour?scenario=${kind.scenario}`}>
                {t("Step by step")}
              </a>{" "}
              ·{" "}
            </>
          )}
          <a className="link" href={`${url.replace(/\/class$/, "")}`}>
            {t("Board")}
          </a>{" "}
          ·{" "}
          <a className="link" href={`${url}/results.csv`}>
            {t("Results as CSV")}
          </a>{" "}
          ·{" "}
          <a className="link" href={`${url}/results.json`}>
            {t("JSON")}
          </a>
        </span>
      </div>
      <p role="status" className="font-semibold text-alert empty:hidden">
        {refusal}
      </p>
      {isChoosing && <RoundForm round={round} onAsk={ask} />}
    </div>
  );
}

/** Each in its turn, and the first again after the last. */
function nextKind(kind: string | null): RoundKindId {
  const index = roundKindIds.indexOf(kind as RoundKindId);
  return roundKindIds[(index + 1) % roundKindIds.length] ?? "password-change";
}
