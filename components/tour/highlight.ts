import type { Action, Step } from "@/lessons/scenarios/scenario";
import type { LaneKey } from "@/lib/lab/lane";

const control = (name: string) => `[data-control="${name}"]`;
const card = (key: LaneKey) => `[data-lane="${key}"]`;

/** Controls that do all of an action at one press. */
const ownButtons = ["sign-in", "steal", "change-password"].map(control);

/**
 * What of the board a step is about: the controls that carry it out, and then what there is to look at.
 * @param isDone whether its action was done
 */
export function highlighted({ action, show }: Step, isDone = false): string[] {
  if (action && !isDone) return controlsOf(action);
  return show ? [control("evidence")] : [];
}

/** The button of the board that pressing "Next" stands for, if one press does the whole action. */
export function ownButton({ action }: Step): string | null {
  const [selector] = action ? controlsOf(action) : [];
  return selector && ownButtons.includes(selector) ? selector : null;
}

function controlsOf(action: Action): string[] {
  switch (action.do) {
    case "sign-in":
    case "change-password":
      return [control(action.do)];
    case "steal":
      // The button is for the phone; any other device's cookie is stolen from its menu.
      return action.lanes.every((key) => key.startsWith("phone/"))
        ? [control("steal")]
        : action.lanes.map(card);
    case "sign-in-one":
    case "sign-out":
    case "ask-session":
    case "refresh":
    case "fetch-page":
    case "keep-visiting":
    case "plant":
      return action.lanes.map(card);
    case "use-leak":
    case "try-session":
    case "try-password":
    case "try-account":
    case "wait-for-expiry":
    case "wait-until-out":
    case "wait-until-left":
      return [card(action.lane)];
    case "revoke":
      return [control("evidence")];
    case "let-pass":
      return [];
    case "set-database":
      return [control("database")];
    case "ask-again":
    case "change-role":
    case "delete-account":
    case "bring-bystanders":
      return [control("account")];
  }
}
