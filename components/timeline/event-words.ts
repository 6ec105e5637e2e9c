import type { EventKind } from "@/lib/lab/snapshot-types";
import { inLanguage } from "@/lib/language/in-language";

/** What was done, where a list of events says so. */
export const eventWords: Record<EventKind, string> = inLanguage({
  "signed-in": "signed in",
  "signed-out": "signed out",
  "session-visited": "visited /session",
  "token-refreshed": "token refreshed",
  "session-revoked": "session ended",
  "cookie-stolen": "cookie stolen",
  "password-changed": "password changed",
  "role-changed": "role changed",
  "account-deleted": "account deleted",
  "account-restored": "account restored",
  "account-banned": "account banned",
  "ban-lifted": "ban lifted",
  "session-limit-set": "limit of sessions set",
  "leak-tried": "leaked table row tried",
  "id-planted": "id planted",
  "refresh-token-reused": "used refresh token presented",
  "key-rotated": "signing key rotated",
  "device-added": "device added",
  "other-site-visited": "page of another site opened",
});
