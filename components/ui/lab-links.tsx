/** The pages of a lab, beside its board. */
const pages = [["defences", "Defences"]] as const;

/** At the right of the header: what else there is in this lab. */
export function LabLinks({ lab }: { lab: string }) {
  return (
    <nav aria-label="Pages of this lab" className="flex gap-x-6 text-muted">
      {pages.map(([path, name]) => (
        <a key={path} href={`${lab}/${path}`} className="inline-block min-h-6 py-0.5 hover:text-ink">
          {name}
        </a>
      ))}
    </nav>
  );
}
