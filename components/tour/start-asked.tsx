"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { createLab } from "../lab-client/lab-client";
import { LabProblem } from "../lab-client/request";
import { tourPath } from "./address";

/** `/tour?scenario=…` begins by itself where there is JavaScript: in a new lab, in place of this page. */
export function StartAsked({ scenario }: { scenario: string }) {
  const router = useRouter();
  const begun = useRef(false);
  const [words, setWords] = useState("The tour begins in a new lab…");
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    createLab().then(
      (lab) => router.replace(tourPath(lab, scenario, 1)),
      (error: unknown) => {
        if (!(error instanceof LabProblem)) throw error;
        setWords(`${error.message} Start it with its button.`);
      },
    );
  }, [router, scenario]);
  return (
    <p role="status" className="mt-3 font-semibold">
      {words}
    </p>
  );
}
