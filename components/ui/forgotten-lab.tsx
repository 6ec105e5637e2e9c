"use client";

import { useEffect, useState } from "react";
import { t } from "@/lib/language/texts";
import { forgottenWords, wasOwnLab } from "../lab-client/own-labs";

/** Tells an owner whose browser has dropped the owner cookie why the lab no longer opens. */
export function ForgottenLab({ lab }: { lab: string }) {
  const [forgotten, setForgotten] = useState(false);
  useEffect(() => setForgotten(wasOwnLab(lab)), [lab]);
  return forgotten && <p className="mt-3 font-semibold">{t(forgottenWords)}</p>;
}
