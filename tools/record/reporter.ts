import { stripVTControlCharacters } from "node:util";
import type { Reporter, TestCase, TestError, TestResult } from "@playwright/test/reporter";

/** Says what the recording itself says, and why it failed: nothing of tests. */
export default class RecordingReporter implements Reporter {
  onStdOut(chunk: string | Buffer): void {
    process.stdout.write(chunk);
  }

  onStdErr(chunk: string | Buffer): void {
    process.stderr.write(chunk);
  }

  onError(error: TestError): void {
    process.stderr.write(`${wordsOf(error)}\n`);
  }

  onTestEnd({ title }: TestCase, { status, errors }: TestResult): void {
    if (status === "passed") return;
    const why = errors.map(wordsOf).join("\n") || status;
    process.stderr.write(`${title} was not recorded: ${why}\n`);
  }
}

function wordsOf({ message, value }: TestError): string {
  return stripVTControlCharacters(message ?? value ?? "").replace(/^Error: /, "");
}
