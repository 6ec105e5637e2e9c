import { useEffect, useRef } from "react";
import { t } from "@/lib/language/texts";

/** A black screen, until a key or a press ends it. */
export function Blank({ onEnd }: { onEnd(): void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      aria-label={t("The screen is blank")}
      onClose={onEnd}
      onKeyDown={(event) => {
        event.preventDefault();
        onEnd();
      }}
      className="m-0 h-dvh max-h-none w-dvw max-w-none cursor-none border-0 bg-black p-0"
    >
      <button
        type="button"
        aria-label={t("Show the board again")}
        onClick={onEnd}
        className="size-full cursor-none bg-black outline-none"
      />
    </dialog>
  );
}
