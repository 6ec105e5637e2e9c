import { startLab } from "./actions";

/** One click, with or without JavaScript, and there is a lab. */
export function StartLab({ className = "" }: { className?: string }) {
  return (
    <form action={startLab}>
      <button type="submit" className={`btn btn-main px-5 text-base ${className}`}>
        Start a lab
      </button>
    </form>
  );
}
