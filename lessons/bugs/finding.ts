import type { Asked } from "./exhibit";

/** What an exploit did at one of the two programs. */
export type Trial = { gotIn: boolean; words: string; asked: readonly Asked[] };

/** A fault of a program, and what came of it. */
export type Finding = {
  id: string;
  title: string;
  standard: string;
  /** Numbers of lines, from 1: of the program as written, and of the repaired one. */
  wrong: readonly number[];
  mended: readonly number[];
  asWritten: Trial;
  repaired: Trial;
};

export type BugReport = {
  findings: readonly Finding[];
  /** The lines of the repaired program. */
  repaired: readonly string[];
};
