import type { BrowserPart } from "@/lessons/claims/claim";
import type { BrowserModule } from "./browser-module";

/** Each is loaded when its card is run. */
export const browserParts: Record<BrowserPart, () => Promise<BrowserModule>> = {
  "document-cookie": () => import("./document-cookie"),
  "offline-verification": () => import("./offline-verification"),
  quiz: () => import("./quiz"),
  "token-storage": () => import("./token-storage"),
};
