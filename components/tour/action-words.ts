import type { Action } from "@/lessons/scenarios/scenario";
import { laneName } from "@/lessons/strategies/lane-name";
import { lifetimeName } from "@/lib/device/lifetime";
import { deviceName } from "@/lib/lab/devices";
import { type LaneKey, laneOf } from "@/lib/lab/lane";
import { databaseNames } from "../lab-client/database-names";

/** What "Next" is going to do, in the words of the control that does it. */
export function actionWords(action: Action): string {
  switch (action.do) {
    case "sign-in":
      return `Sign in everywhere (${lifetimeName(action.lifetime)}, ${action.expiry} expiry)`;
    case "sign-in-one":
      return `Sign in: ${names(action.lanes)}`;
    case "sign-out":
      return `Sign out: ${names(action.lanes)}`;
    case "ask-session":
      return `Visit /session: ${names(action.lanes)}`;
    case "keep-visiting":
      return `Keep visiting /session: ${names(action.lanes)}; until this has expired: ${names([action.until].flat())}`;
    case "refresh":
      return `Refresh the token: ${names(action.lanes)}`;
    case "fetch-page":
      return `Test its page: ${names(action.lanes)}`;
    case "steal":
      return `Steal the cookie: ${names(action.lanes)}`;
    case "use-leak":
      return `Try the leaked table row as the thief's cookie: ${names([action.lane])}`;
    case "plant":
      return `Plant the thief's id: ${names(action.lanes)}`;
    case "change-password":
      return "Change the password";
    case "revoke":
      return `End the session of ${deviceName(action.device)}, from ${names([action.asking])}`;
    case "wait-for-expiry":
      return `Wait until it has expired: ${names([action.lane])}`;
    case "wait-until-out":
      return `Wait until it is refused: ${names([action.lane])}`;
    case "let-pass":
      return `Let ${action.seconds} seconds pass`;
    case "bring-bystanders":
      return "Bring Bob and Carol";
    case "wait-until-left":
      return `Wait until ${action.seconds} seconds are left: ${names([action.lane])}`;
    case "try-session":
      return `Try to end Alice's other session: ${names([action.lane])}`;
    case "try-password":
      return `Try to change Alice's password: ${names([action.lane])}`;
    case "try-account":
      return `Try to delete Alice's account: ${names([action.lane])}`;
    case "ask-again":
      return action.on ? "Ask for the password again" : "Do not ask for the password again";
    case "set-database":
      return `Set the database to “${databaseNames[action.to]}”`;
    case "change-role":
      return `Make Alice ${action.to === "admin" ? "an admin" : "a member"}`;
    case "delete-account":
      return "Delete the account";
  }
}

function names(lanes: readonly LaneKey[]): string {
  return lanes.map((key) => laneName(laneOf(key))).join("; ");
}
