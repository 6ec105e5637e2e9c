"use client";

import { useSyncExternalStore } from "react";
import { t } from "@/lib/language/texts";

const never = () => () => {};

/** Says on every page why nothing can work, where the browser takes no cookies from this site. */
export function CookiesBlocked() {
  const enabled = useSyncExternalStore(
    never,
    () => navigator.cookieEnabled,
    () => true,
  );
  if (enabled) return null;
  return (
    <p
      role="alert"
      className="border-alert border-b bg-surface px-5 py-2 text-center font-semibold text-alert"
    >
      {t(
        "This browser blocks the cookies of this site, and every device here is a set of cookies. Allow them for this address, and reload.",
      )}
    </p>
  );
}
