"use client";

export function PrintButton() {
  return (
    <button type="button" className="btn print:hidden" onClick={() => print()}>
      Print
    </button>
  );
}
