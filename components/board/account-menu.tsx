import type { Role } from "@/lib/auth/role";
import type { Strategy } from "@/lib/auth/strategy";
import { Menu, menuItem } from "../ui/menu";
import type { BoardStore } from "./board-store";
import { bringBystanders } from "./bystander-actions";
import { changeRole, deleteAccount, restoreAccount } from "./lab-client";

type Props = {
  store: BoardStore;
  lab: string;
  strategies: readonly Strategy[];
  role: Role | null;
  disabled: boolean;
};

/** What an administrator can do to Alice's account, whether she is signed in or not. */
export function AccountMenu({ store, lab, strategies, role, disabled }: Props) {
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
        const item = (text: string, done: string, work: () => Promise<void>) => (
          <button
            type="button"
            className={menuItem}
            disabled={disabled}
            onClick={choose(() => store.perform("account", () => work().then(() => done)))}
          >
            {text}
          </button>
        );
        if (role === null)
          return item("Take Alice back", "Alice has an account again.", () => restoreAccount(lab));
        return (
          <>
            {item(`Make Alice ${articleOf(other)} ${other}`, roleWords(other), () => changeRole(lab, other))}
            {item("Delete the account", deletedWords, () => deleteAccount(lab))}
            {bring(choose)}
          </>
        );
      }}
    >
      Account{" "}
      <b className="font-semibold text-ink">
        {role ?? "deleted"} <span aria-hidden="true">▾</span>
      </b>
    </Menu>
  );
}

export const deletedWords = "Alice's account was deleted, and her session rows with it.";

export function roleWords(role: Role): string {
  return `Alice is now ${articleOf(role)} ${role}.`;
}

function articleOf(role: Role): string {
  return role === "admin" ? "an" : "a";
}
