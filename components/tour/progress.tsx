type Props = { index: number; count: number; done: boolean };

/** One mark for each step. "Step 3 of 5" says the same in words. */
export function Progress({ index, count, done }: Props) {
  const reached = done ? index : index - 1;
  return (
    <div aria-hidden="true" className="flex gap-1">
      {Array.from({ length: count }, (_, step) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a step has no other name than its number
          key={step}
          className={`h-1 grow rounded-full forced-color-adjust-none ${step <= reached ? "bg-ink" : step === index ? "bg-edge" : "bg-line"}`}
        />
      ))}
    </div>
  );
}
