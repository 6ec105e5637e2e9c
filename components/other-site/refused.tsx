/** Why there is nothing to visit. */
export function Refused({ words }: { words: string }) {
  return (
    <p role="alert" className="panel mt-4 px-4 py-3 font-semibold text-base">
      {words}
    </p>
  );
}
