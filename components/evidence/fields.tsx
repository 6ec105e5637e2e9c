export type Field = { name: string; value: string; note: string };

/** Names, values, and what each of them is for. */
export function Fields({ title, fields }: { title: string; fields: readonly Field[] }) {
  return (
    <div className="mb-1">
      <p className="font-sans font-semibold text-muted text-xs">{title}</p>
      <dl data-part="fields" className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-3">
        {fields.map(({ name, value, note }) => (
          <div key={name} className="col-span-2 grid grid-cols-subgrid">
            <dt className="text-accent">{name}</dt>
            <dd className="min-w-0 break-all">
              {value}{" "}
              {note && (
                <span className="wrap-anywhere break-normal font-sans text-muted text-xs">{note}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
