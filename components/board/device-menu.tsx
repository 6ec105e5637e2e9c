import { t } from "@/lib/language/texts";
import type { DeviceAction } from "../lab-client/device-action";
import { Menu, menuItem } from "../ui/menu";

type Props = {
  /** "Laptop, database session" */
  name: string;
  signedIn: boolean;
  /** It sends a cookie, accepted or not. */
  hasCookie: boolean;
  isThief: boolean;
  /** It was added, and is not one that every lab has. */
  isAdded: boolean;
  /** There is a row in the table, which could leak. */
  hasRow: boolean;
  /** There is a list of sign-ins to strike this one from. */
  isListed: boolean;
  /** There is a refresh token beside the access token. */
  refreshes: boolean;
  onAction(action: DeviceAction): void;
  page: string;
};

/** What can be done on one device. */
export function DeviceMenu(props: Props) {
  const { name, signedIn, hasCookie, isThief, isAdded, hasRow, isListed, refreshes, onAction, page } = props;
  return (
    <Menu
      label={t("Actions: {name}", { name })}
      control="menu"
      className="-my-1 -mr-1.5 relative z-1 justify-self-end grid h-7 w-8 shrink-0 place-items-center rounded text-muted hover:text-ink"
      items={(choose) => {
        const item = (action: DeviceAction, text: string, enabled = signedIn) => (
          <button
            type="button"
            className={menuItem}
            disabled={!enabled}
            onClick={choose(() => onAction(action))}
          >
            {text}
          </button>
        );
        return (
          <>
            {item("check", t("Check now"), true)}
            {item("sign-in", t("Sign in"), true)}
            {item("sign-out", t("Sign out"))}
            {isListed && !isThief && item("revoke", t("End this session"))}
            {item("ask-session", t("Visit /session (renews rolling sign-ins)"), hasCookie)}
            {refreshes && item("refresh", t("Refresh the token"))}
            {!isThief && item("steal", t("Steal the cookie"))}
            {hasRow && !isThief && item("use-leak", t("Try the leaked table row as the thief's cookie"))}
            {hasRow && !isThief && item("plant", t("Plant the thief's id here"), !signedIn)}
            {isThief && item("try-session", t("Try to end Alice's other session"))}
            {isThief && item("try-password", t("Try to change Alice's password"))}
            {isThief && item("try-account", t("Try to delete Alice's account"))}
            {item("fetch-page", t("Test its page"), true)}
            {isAdded && item("remove", t("Remove this device"), true)}
            <a className={`${menuItem} no-underline`} href={page} target="_blank" rel="noreferrer">
              {t("Open its page")}
            </a>
          </>
        );
      }}
    >
      <span aria-hidden="true">⋯</span>
    </Menu>
  );
}
