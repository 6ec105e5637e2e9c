/** Has the browser save a file that was made on this page. */
export function offerFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Not at once: some browsers begin to read the file only after the click has returned.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
