import type { Action } from "@/lessons/scenarios/scenario";
import { laneName } from "@/lessons/strategies/lane-name";
import { lifetimeName } from "@/lib/device/lifetime";
import { deviceName } from "@/lib/lab/devices";
import { type LaneKey, laneOf } from "@/lib/lab/lane";
import { t } from "@/lib/language/texts";
import { databaseNames } from "../lab-client/database-names";

/** What "Next" is going to do, in the words of the control that does it. */
export function actionWords(action: Action): string {
  switch (action.do) {
    case "sign-in":
      return t("Sign in everywhere ({lifetimeName}, {expiry} expiry)", {
        lifetimeName: lifetimeName(action.lifetime),
        expiry: t(action.expiry),
      });
    case "sign-in-one":
      return t("Sign in: {names}", { names: names(action.lanes) });
    case "sign-out":
      return t("Sign out: {names}", { names: names(action.lanes) });
    case "ask-session":
      return t("Visit /session: {names}", { names: names(action.lanes) });
    case "keep-visiting":
      return t("Keep visiting /session: {names}; until this has expired: {until}", {
        names: names(action.lanes),
        until: names([action.until].flat()),
      });
    case "refresh":
      return t("Refresh the token: {names}", { names: names(action.lanes) });
    case "fetch-page":
      return t("Test its page: {names}", { names: names(action.lanes) });
    case "steal":
      return t("Steal the cookie: {names}", { names: names(action.lanes) });
    case "use-leak":
      return t("Try the leaked table row as the thief's cookie: {names}", { names: names([action.lane]) });
    case "plant":
      return t("Plant the thief's id: {names}", { names: names(action.lanes) });
    case "change-password":
      return t("Change the password");
    case "revoke":
      return t("End the session of {deviceName}, from {names}", {
        deviceName: deviceName(action.device),
        names: names([action.asking]),
      });
    case "wait-for-expiry":
      return t("Wait until it has expired: {names}", { names: names([action.lane]) });
    case "wait-until-out":
      return t("Wait until it is refused: {names}", { names: names([action.lane]) });
    case "let-pass":
      return t("Let {seconds} seconds pass", { seconds: action.seconds });
    case "bring-bystanders":
      return t("Bring Bob and Carol");
    case "wait-until-left":
      return t("Wait until {seconds} seconds are left: {names}", {
        seconds: action.seconds,
        names: names([action.lane]),
      });
    case "try-session":
      return t("Try to end Alice's other session: {names}", { names: names([action.lane]) });
    case "try-password":
      return t("Try to change Alice's password: {names}", { names: names([action.lane]) });
    case "try-account":
      return t("Try to delete Alice's account: {names}", { names: names([action.lane]) });
    case "ask-again":
      return action.on ? t("Ask for the password again") : t("Do not ask for the password again");
    case "set-database":
      return t("Set the database to “{databaseNames}”", { databaseNames: databaseNames[action.to] });
    case "change-role":
      return action.to === "admin" ? t("Make Alice an admin") : t("Make Alice a member");
    case "delete-account":
      return t("Delete the account");
  }
}

function names(lanes: readonly LaneKey[]): string {
  return lanes.map((key) => laneName(laneOf(key))).join("; ");
}
