/** What can be done to a device from its card. */
export type DeviceAction =
  | "sign-in"
  | "check"
  | "sign-out"
  | "ask-session"
  | "refresh"
  | "fetch-page"
  | "steal"
  | "use-leak"
  | "plant"
  | "try-session"
  | "try-password"
  | "try-account"
  | "revoke"
  | "remove";
