type Props = { position: string; chapter: string; text: string };

/** What is said, below the picture: larger on a phone, and it can be switched off. */
export function CaptionStrip({ position, chapter, text }: Props) {
  return (
    <div className="flex min-h-[4.5rem] items-center gap-x-4 gap-y-1 px-4 py-2 text-white max-sm:min-h-[8.5rem] max-sm:flex-col max-sm:items-stretch max-sm:justify-center">
      <p className="w-44 shrink-0 max-sm:flex max-sm:w-full max-sm:gap-2">
        <span className="block text-[#9aa5b4] text-[0.8125rem]">{position}</span>
        <b className="block leading-tight">{chapter}</b>
      </p>
      <p data-testid="caption" className="min-w-0 text-pretty text-base leading-snug">
        {text}
      </p>
    </div>
  );
}
