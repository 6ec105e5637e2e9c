type Page = { name: string; path: string; ofLab?: true };

/** Pages of the program, and those that belong to a lab and are there within one. */
const pages: readonly Page[] = [
  { name: "Tour", path: "/tour" },
  { name: "Claims", path: "/claims", ofLab: true },
  { name: "Defences", path: "/defences", ofLab: true },
  { name: "Recordings", path: "/recordings" },
];

/** At the right of the header: what else there is. */
export function PageLinks({ lab }: { lab: string | undefined }) {
  const links = pages
    .filter(({ ofLab }) => !ofLab || lab)
    .map(({ name, path, ofLab }) => ({ name, href: ofLab ? `${lab}${path}` : path }));
  return (
    <nav aria-label="Pages" className="ml-auto flex flex-wrap gap-x-4 text-muted">
      {links.map(({ name, href }) => (
        <a key={name} href={href} className="inline-block min-h-6 py-0.5 hover:text-ink">
          {name}
        </a>
      ))}
    </nav>
  );
}
