"use client";

import { useEffect } from "react";
import { rememberOwnLab } from "../lab-client/own-labs";

/** On a page that only an owner sees: this browser is one, and was here last. */
export function RememberLab({ lab }: { lab: string }) {
  useEffect(() => rememberOwnLab(lab), [lab]);
  return null;
}
