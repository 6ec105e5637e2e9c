/** How many of all, as a bar; the number stands beside it. */
export function Bar({ count, of }: { count: number; of: number }) {
  return (
    <span className="h-3.5 rounded bg-line forced-color-adjust-none">
      <span
        className="block h-full rounded bg-ink forced-color-adjust-none"
        style={{ width: `${of > 0 ? (count / of) * 100 : 0}%` }}
      />
    </span>
  );
}
