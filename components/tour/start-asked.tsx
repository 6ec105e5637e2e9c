"use client";

import { useEffect, useRef, useState } from "react";
import { t } from "@/lib/language/texts";
import { createLab } from "../lab-client/lab-client";
import { LabProblem } from "../lab-client/request";
import { tourPath } from "./address";

/** `/tour?scenario=…` begins by itself where there is JavaScript: in a new lab, in place of this page. */
export function StartAsked({ scenario }: { scenario: string }) {
  const begun = useRef(false);
  const [words, setWords] = useState(t("The tour begins in a new lab…"));
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    createLab().then(
      (lab) => location.replace(tourPath(lab, scenario, 1)),
      (error: unknown) => {
        if (!(error instanceof LabProblem)) throw error;
        setWords(t("{message} Start it with its button.", { message: error.message }));
      },
    );
  }, [scenario]);
  return (
    <p role="status" className="mt-3 font-semibold">
      {words}
    </p>
  );
}
