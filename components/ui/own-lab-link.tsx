"use client";

import { type ReactNode, useEffect, useState } from "react";
import { labPath } from "@/lib/lab/lab-path";
import { lastOwnLab } from "../lab-client/own-labs";

type Props = { path?: string; className?: string; children: ReactNode };

/**
 * Leads to the lab that this browser was in last, or to a page of it; not there when there is no such lab, nor on
 * that lab's own pages.
 */
export function OwnLabLink({ path = "", className = "link", children }: Props) {
  const [lab, setLab] = useState<string | null>(null);
  useEffect(() => {
    const last = lastOwnLab(Date.now());
    const isHere = last !== null && location.pathname.startsWith(labPath(last));
    setLab(isHere ? null : last);
  }, []);
  return (
    lab && (
      <a className={className} href={`${labPath(lab)}${path}`}>
        {children}
      </a>
    )
  );
}
