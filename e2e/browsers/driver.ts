/** A browser that is driven: one command of the WebDriver standard at a time, by its name there. */
export type Driver = {
  send(command: Command, parameters?: Record<string, unknown>): Promise<unknown>;
  stop(): Promise<void>;
};

/** The commands that are used: in WebKit's driver an HTTP request, in Firefox a message of the same name. */
export const commands = {
  Navigate: ["POST", "url"],
  Refresh: ["POST", "refresh"],
  ExecuteScript: ["POST", "execute/sync"],
  ElementClick: ["POST", "element/{id}/click"],
  ElementClear: ["POST", "element/{id}/clear"],
  ElementSendKeys: ["POST", "element/{id}/value"],
  SetWindowRect: ["POST", "window/rect"],
  TakeScreenshot: ["GET", "screenshot"],
} as const;

export type Command = keyof typeof commands;

/** A command that the browser did not do, with the standard's name for why. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(`${code}: ${message}`);
  }
}
