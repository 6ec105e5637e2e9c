import { t } from "@/lib/language/texts";
import type { LabPage } from "./lab-pages";

type Props = {
  className?: string;
  /** The page of the new lab to go to; without one it is the board. */
  page?: LabPage;
  words?: string;
  /** Where the words do not say enough by themselves. They have to be its beginning. */
  label?: string;
};

/** One click, with or without JavaScript, and there is a lab. */
export function StartLab({
  className = "btn btn-main px-5 text-base",
  page,
  words = t("Start a lab"),
  label,
}: Props) {
  return (
    <form method="post" action="/api/labs">
      {page && <input type="hidden" name="page" value={page} />}
      <button type="submit" className={className} aria-label={label}>
        {words}
      </button>
    </form>
  );
}
