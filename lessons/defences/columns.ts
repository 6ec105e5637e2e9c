import { strategyRecords } from "../strategies/strategy";
import type { Out, Price } from "./price";

/** One measure: how it is called, what it is sorted by, and how it is written. */
export type Column = {
  key: string;
  title: string;
  unit: string;
  /** What exactly was measured. */
  note: string;
  /** To sort by, the smaller the better. */
  rank: (price: Price) => number | string;
  text: (price: Price) => Text;
};

/** What is written in a cell, and smaller beneath it. */
export type Text = { value: string; detail?: string };

const never = Number.POSITIVE_INFINITY;

const rankOf = (out: Out | null): number => (out && "seconds" in out ? out.seconds : never);

function outText(out: Out | null): Text {
  if (out === null) return { value: "cannot" };
  if (!("seconds" in out)) return { value: "never", detail: `watched for ${out.watched} s` };
  return { value: out.seconds.toFixed(1), ...(out.reason === "expired" && { detail: "it expired" }) };
}

const answers = (status: number): string => (status === 200 ? "answers" : "cannot say");

function outageText({ outage: { atOnce, later, refresh } }: Price): Text {
  const value = answers(atOnce);
  if (atOnce !== later) return { value, detail: `then ${answers(later)}` };
  return refresh === null ? { value } : { value, detail: `refresh ${answers(refresh)}` };
}

const plain = (value: string | number): Text => ({ value: String(value) });

/** The price list from left to right. */
export const columns: readonly Column[] = [
  {
    key: "strategy",
    title: "Strategy",
    unit: "",
    note: "",
    rank: ({ strategy }) => strategy,
    text: ({ strategy }) => plain(strategyRecords[strategy].title),
  },
  {
    key: "thiefOut",
    title: "Thief out",
    unit: "s",
    note: "from the password change to the first refusal of a thief who asks, refreshes and calls /session",
    rank: ({ thiefOut }) => rankOf(thiefOut),
    text: ({ thiefOut }) => outText(thiefOut),
  },
  {
    key: "deviceOut",
    title: "One device out",
    unit: "s",
    note: "from the end of one device's sign-in to its first refusal, the others staying signed in",
    rank: ({ deviceOut }) => rankOf(deviceOut),
    text: ({ deviceOut }) => outText(deviceOut),
  },
  {
    key: "bystanders",
    title: "Bystanders out",
    unit: "users",
    note: "other users whom Alice's password change threw out, of those who were signed in",
    rank: ({ bystanders }) => bystanders.out,
    text: ({ bystanders: { out, of } }) => plain(`${out} of ${of}`),
  },
  {
    key: "sqlPerCheck",
    title: "SQL per check",
    unit: "",
    note: "statements, on average",
    rank: ({ sqlPerCheck }) => sqlPerCheck,
    text: ({ sqlPerCheck }) => plain(Number.isInteger(sqlPerCheck) ? sqlPerCheck : sqlPerCheck.toFixed(2)),
  },
  {
    key: "sqlPerRefresh",
    title: "SQL per refresh",
    unit: "",
    note: "statements, from BEGIN to COMMIT",
    rank: ({ sqlPerRefresh }) => sqlPerRefresh ?? 0,
    text: ({ sqlPerRefresh }) => plain(sqlPerRefresh ?? "–"),
  },
  {
    key: "added",
    title: "Added per check",
    unit: "µs",
    note: "the median, with the quarters below and above it, of what finding out took on the server",
    rank: ({ added }) => added.median,
    text: ({ added: { median, low, high } }) => ({
      value: median.toFixed(0),
      detail: `${low.toFixed(0)} to ${high.toFixed(0)}`,
    }),
  },
  {
    key: "bytesPerRequest",
    title: "Per request",
    unit: "bytes",
    note: "the device's cookies, which go with every request",
    rank: ({ bytesPerRequest }) => bytesPerRequest,
    text: ({ bytesPerRequest }) => plain(bytesPerRequest),
  },
  {
    key: "bytesPerDevice",
    title: "Kept per device",
    unit: "bytes",
    note: "the rows that a sign-in leaves in the tables, without their indexes",
    rank: ({ bytesPerDevice }) => bytesPerDevice,
    text: ({ bytesPerDevice }) => plain(bytesPerDevice),
  },
  {
    key: "outage",
    title: "Database gone",
    unit: "",
    note: "whether a check can be answered, at once and six seconds later",
    rank: (price) => written(outageText(price)),
    text: outageText,
  },
];

function written({ value, detail }: Text): string {
  return detail ? `${value} (${detail})` : value;
}

/** RFC 4180: one line for each strategy, what is measured written as on the page. */
export function toCsv(prices: readonly Price[]): string {
  const header = columns.map(({ title, unit }) => (unit ? `${title} (${unit})` : title));
  const lines = [header, ...prices.map((price) => columns.map(({ text }) => written(text(price))))];
  return lines.map((cells) => `${cells.map(quote).join(",")}\r\n`).join("");
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** @returns the prices in order of one column; equal ones stay as they were */
export function sortBy(prices: readonly Price[], key: string, descending: boolean): Price[] {
  const column = columns.find((candidate) => candidate.key === key);
  if (!column) return [...prices];
  const compare = (a: Price, b: Price): number => {
    const [left, right] = [column.rank(a), column.rank(b)];
    if (left === right) return 0;
    return left < right ? -1 : 1;
  };
  return prices.toSorted((a, b) => (descending ? compare(b, a) : compare(a, b)));
}
