import type { BrowserPart } from "@/lessons/claims/claim";

/** What a card does in the browser before its run on the server. What it finds is posted there to be judged. */
export type BrowserModule = {
  find(context: { lab: string; onProgress(words: string, share: number): void }): Promise<unknown>;
};

/** Each is loaded when its card is run. */
export const browserParts: Record<BrowserPart, () => Promise<BrowserModule>> = {
  "document-cookie": () => import("./document-cookie"),
  "offline-verification": () => import("./offline-verification"),
  "token-storage": () => import("./token-storage"),
};
