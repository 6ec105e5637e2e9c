import { startLab } from "./actions";
import type { LabPage } from "./lab-pages";

type Props = {
  className?: string;
  /** The page of the new lab to go to; without one it is the board. */
  page?: LabPage;
  words?: string;
};

/** One click, with or without JavaScript, and there is a lab. */
export function StartLab({ className = "btn btn-main px-5 text-base", page, words = "Start a lab" }: Props) {
  return (
    <form action={startLab}>
      {page && <input type="hidden" name="page" value={page} />}
      <button type="submit" className={className}>
        {words}
      </button>
    </form>
  );
}
