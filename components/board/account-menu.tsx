import type { Strategy } from "@/lessons/strategies/strategy";
import type { Role } from "@/lib/lab/role";
import type { LabState } from "@/lib/lab/snapshot-types";
import { articleOf, askAgain, deletedWords, roleWords } from "../lab-client/account-words";
import type { BoardStore } from "../lab-client/board-store";
import { bringBystanders } from "../lab-client/bystander-actions";
import {
  banAccount,
  changeRole,
  deleteAccount,
  liftBan,
  limitSessions,
  restoreAccount,
} from "../lab-client/lab-client";
import { outcomeSentences } from "../lab-client/outcome";
import { Menu, menuItem } from "../ui/menu";

type Props = {
  store: BoardStore;
  lab: string;
  strategies: readonly Strategy[];
  user: LabState["user"];
  asks: boolean;
  disabled: boolean;
};

/** What an administrator can do to Alice's account, whether she is signed in or not. */
export function AccountMenu({ store, lab, strategies, user, asks, disabled }: Props) {
  const { role, banned, oneSession } = user;
  const other: Role = role === "admin" ? "member" : "admin";
  const bring = (choose: (action: () => void) => () => void) => (
    <button
      type="button"
      className={menuItem}
      disabled={disabled}
      onClick={choose(() => store.perform("account", (view) => bringBystanders(view, strategies)))}
    >
      Bring Bob and Carol
    </button>
  );
  return (
    <Menu
      label="Account"
      control="account"
      className="min-h-7 whitespace-nowrap hover:text-ink"
      items={(choose) => {
        const item = (text: string, done: string, work: () => Promise<void>, measures = false) => (
          <button
            type="button"
            className={menuItem}
            disabled={disabled}
            onClick={choose(() =>
              store.perform("account", async () => {
                await work();
                return measures ? (measured) => `${done} ${outcomeSentences(measured, strategies)}` : done;
              }),
            )}
          >
            {text}
          </button>
        );
        if (role === null)
          return item("Take Alice back", "Alice has an account again.", () => restoreAccount(lab));
        return (
          <>
            {item(`Make Alice ${articleOf(other)} ${other}`, roleWords(other), () => changeRole(lab, other))}
            {banned
              ? item("Lift the ban", "Alice may sign in again.", () => liftBan(lab))
              : item("Ban Alice", bannedWords, () => banAccount(lab), true)}
            {oneSession
              ? item("Allow many sessions", "Alice may have many sessions.", () => limitSessions(lab, null))
              : item("Allow one session only", limitWords, () => limitSessions(lab, 1))}
            <button
              type="button"
              className={menuItem}
              disabled={disabled}
              onClick={choose(() => store.perform("account", async () => askAgain(store, !asks)))}
            >
              {asks ? "Do not ask for the password again" : "Ask for the password again"}
            </button>
            {item("Delete the account", deletedWords, () => deleteAccount(lab), true)}
            {bring(choose)}
          </>
        );
      }}
    >
      Account{" "}
      <b className="font-semibold text-ink">
        {banned ? "banned" : (role ?? "deleted")} <span aria-hidden="true">▾</span>
      </b>
    </Menu>
  );
}

const bannedWords = "Alice was banned, and her session rows deleted.";
const limitWords = "From the next sign-in on, each ends the others. JWTs without a list are not counted.";
