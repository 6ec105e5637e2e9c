const keywords =
  /\b(SELECT|FROM|JOIN|ON|WHERE|AND|DELETE|UPDATE|INSERT INTO|VALUES|SET|RETURNING|BEGIN|COMMIT|FOR NO KEY UPDATE OF)\b/g;

/** A statement as it was sent, white space folded, with its keywords in the strategy's colour. */
export function SqlText({ text }: { text: string }) {
  const parts = text.replace(/\s+/g, " ").trim().split(keywords);
  return parts.map((part, index) =>
    index % 2 === 1 ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one constant text
      <span key={index} className="text-accent">
        {part}
      </span>
    ) : (
      part
    ),
  );
}
