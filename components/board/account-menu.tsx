import type { Strategy } from "@/lessons/strategies/strategy";
import type { Role } from "@/lib/lab/role";
import type { LabState } from "@/lib/lab/snapshot-types";
import { message, t } from "@/lib/language/texts";
import { askAgain, deletedWords, roleWords } from "../lab-client/account-words";
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
      {t("Bring Bob and Carol")}
    </button>
  );
  return (
    <Menu
      label={t("Account")}
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
          return item(t("Take Alice back"), t("Alice has an account again."), () => restoreAccount(lab));
        return (
          <>
            {item(
              other === "admin" ? t("Make Alice an admin") : t("Make Alice a member"),
              roleWords(other),
              () => changeRole(lab, other),
            )}
            {banned
              ? item(t("Lift the ban"), t("Alice may sign in again."), () => liftBan(lab))
              : item(t("Ban Alice"), t(bannedWords), () => banAccount(lab), true)}
            {oneSession
              ? item(t("Allow many sessions"), t("Alice may have many sessions."), () =>
                  limitSessions(lab, null),
                )
              : item(t("Allow one session only"), t(limitWords), () => limitSessions(lab, 1))}
            <button
              type="button"
              className={menuItem}
              disabled={disabled}
              onClick={choose(() => store.perform("account", async () => askAgain(store, !asks)))}
            >
              {asks ? t("Do not ask for the password again") : t("Ask for the password again")}
            </button>
            {item(t("Delete the account"), t(deletedWords), () => deleteAccount(lab), true)}
            {bring(choose)}
          </>
        );
      }}
    >
      {t("Account")}{" "}
      <b className="arrow pr-[1.125rem] font-semibold text-ink forced-colors:pr-0">
        {banned ? t("banned") : (role ?? t("deleted"))}
        <span aria-hidden="true" className="not-forced-colors:hidden">
          {" "}
          ▾
        </span>
      </b>
    </Menu>
  );
}

const bannedWords = message("Alice was banned, and her session rows deleted.");
const limitWords = message(
  "From the next sign-in on, each ends the others. JWTs without a list are not counted.",
);
