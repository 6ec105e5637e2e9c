"use client";

import { useState } from "react";
import { t } from "@/lib/language/texts";

/** The way back to the page that named the file. */
export function BackLink() {
  function goBack(event: React.MouseEvent): void {
    // Opened in a tab of its own there is nothing to go back to: then the link leads to the list of files.
    if (history.length < 2) return;
    event.preventDefault();
    history.back();
  }
  return (
    <a className="link" href="/source" onClick={goBack}>
      {t("Back")}
    </a>
  );
}

/** Copies the whole file. */
export function CopyButton({ code }: { code: string }) {
  const [said, setSaid] = useState("");
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(code);
      setSaid(t("Copied."));
    } catch (error) {
      if (!(error instanceof DOMException || error instanceof TypeError)) throw error;
      // No permission, or no https and not this machine.
      setSaid(t("The browser does not let this page copy. Select the text instead."));
    }
  }
  return (
    <span className="flex items-center gap-2">
      <span role="status" className="text-muted">
        {said}
      </span>
      <button type="button" className="btn" onClick={copy}>
        {t("Copy")}
      </button>
    </span>
  );
}
