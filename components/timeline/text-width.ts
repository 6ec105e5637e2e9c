/** Width per character, as a share of the font size. On the safe side: DejaVu Sans is this wide. */
const REGULAR = 0.6;
const BOLD = 0.69;

/**
 * How wide a text will be at most, in pixels. An estimate, so that the layout stays a pure function:
 * the same on the server, in a test and in the browser, whatever the system's typeface.
 */
export function textWidth(text: string, size: number, bold = false): number {
  return Math.ceil(text.length * size * (bold ? BOLD : REGULAR));
}
