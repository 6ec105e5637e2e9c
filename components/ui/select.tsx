type Props = {
  label: string;
  value: string;
  options: readonly (readonly [value: string, name: string])[];
  onChange(value: string): void;
  /** For whoever wants to point it out. */
  control: string;
};

/** A quiet drop-down: its label, and what is chosen in ink. */
export function Select({ label, value, options, onChange, control }: Props) {
  return (
    <label className="flex items-center gap-1 whitespace-nowrap">
      {label}
      <span
        data-chosen={options.find(([each]) => each === value)?.[1]}
        className="choice min-h-7 font-semibold text-ink"
      >
        <select value={value} data-control={control} onChange={(event) => onChange(event.target.value)}>
          {options.map(([value, name]) => (
            <option key={value} value={value} className="bg-surface">
              {name}
            </option>
          ))}
        </select>
      </span>
    </label>
  );
}
