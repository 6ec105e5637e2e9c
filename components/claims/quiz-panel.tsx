import { lazy, Suspense, useState } from "react";
import { t } from "@/lib/language/texts";

const Quiz = lazy(() => import("./quiz").then(({ Quiz }) => ({ default: Quiz })));

/** The questions of a card that people decide. They are loaded when they are opened. */
export function QuizPanel() {
  const [opened, setOpened] = useState(false);
  return (
    <details
      className="print:hidden"
      onToggle={({ currentTarget }) => setOpened(currentTarget.open || opened)}
    >
      <summary className="link w-fit list-none text-[0.8125rem]">
        {t("Four questions on the two files")}
      </summary>
      {opened && (
        <div className="mt-2">
          <Suspense fallback={t("Loading the questions.")}>
            <Quiz />
          </Suspense>
        </div>
      )}
    </details>
  );
}
