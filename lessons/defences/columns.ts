import { inLanguage } from "@/lib/language/in-language";
import { formatNumber } from "@/lib/language/numbers";
import { t } from "@/lib/language/texts";
import { isBroken, strategyRecords } from "../strategies/strategy";
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

/** Seconds that a sign-in lives whose thief is watched: the shortest that there is. */
export const lifetime = 30;

/** Seconds: longer than a copy of a session is believed, and than an answer that is kept for 15. */
export const outageWatched = 17;

const never = Number.POSITIVE_INFINITY;

const rankOf = (out: Out | null): number => (out && "seconds" in out ? out.seconds : never);

function outText(out: Out | null): Text {
  if (out === null) return { value: t("cannot") };
  if (!("seconds" in out))
    return { value: t("never"), detail: t("watched for {watched} s", { watched: out.watched }) };
  if (out.reason !== "expired") return { value: formatNumber(out.seconds, 1) };
  return {
    value: t("until it expires"),
    detail: t("here {lifetime} s, Auth.js's default 30 days from the last visit", { lifetime }),
  };
}

/** Whether a thief was refused, and not because the sign-in was over. */
export function isRefusedEarly(out: Out): boolean {
  return "seconds" in out && out.reason !== "expired" && out.seconds < lifetime - 1;
}

function copyText(out: Out): Text {
  return "seconds" in out && !isRefusedEarly(out) ? { value: t("until it expires") } : outText(out);
}

function outageText({ outage: { answersFor, refresh } }: Price): Text {
  const value =
    answersFor === null
      ? t("answers")
      : answersFor === 0
        ? t("no answer")
        : t("still answers for {answersFor} s", { answersFor });
  return refresh === null || refresh === 200 ? { value } : { value, detail: t("no answer to a refresh") };
}

const plain = (value: string | number): Text => ({ value: String(value) });

/** The price list from left to right. */
export const columns: readonly Column[] = inLanguage(
  [
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
      note: "seconds from the password change to the first refusal of a thief who asks, refreshes and visits /session",
      rank: ({ thiefOut }) => rankOf(thiefOut),
      text: ({ thiefOut }) => outText(thiefOut),
    },
    {
      key: "staleFor",
      title: "Stale for",
      unit: "s",
      note: "the price of a cache: seconds for which what was looked up before the password change still let the thief in after it; – where no look-up refuses",
      rank: ({ staleFor }) => staleFor ?? never,
      text: ({ staleFor }) => plain(staleFor === null ? "–" : formatNumber(staleFor, 1)),
    },
    {
      key: "deviceOut",
      title: "One device out",
      unit: "s",
      note: "seconds from the end of one device's sign-in to its first refusal, the others staying signed in",
      rank: ({ deviceOut }) => rankOf(deviceOut),
      text: ({ deviceOut }) => outText(deviceOut),
    },
    {
      key: "copyOut",
      title: "Copy good for",
      unit: "s",
      note: `seconds for which a copy of all cookies lets a thief in where no password changes, of a sign-in of ${lifetime} s`,
      rank: ({ copyOut }) => rankOf(copyOut),
      text: ({ copyOut }) => copyText(copyOut),
    },
    {
      key: "bystanders",
      title: "Bystanders out",
      unit: "users",
      note: "other users whom Alice's password change threw out, of those who were signed in",
      rank: ({ bystanders }) => bystanders.out,
      text: ({ bystanders: { out, of } }) => plain(t("{out} of {of}", { out, of })),
    },
    {
      key: "sqlPerCheck",
      title: "SQL per check",
      unit: "",
      note: "statements, on average, where a device asks once a second: what is believed for a while is looked up once in that time",
      rank: ({ sqlPerCheck }) => sqlPerCheck,
      text: ({ sqlPerCheck }) =>
        plain(Number.isInteger(sqlPerCheck) ? sqlPerCheck : formatNumber(sqlPerCheck, 2)),
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
      note: "the median of what finding out took on the server, and the interval in which it lies with 95 % certainty",
      rank: ({ added }) => added.median,
      text: ({ added: { median, interval } }) => ({
        value: median.toFixed(0),
        detail: t("{from} to {to}", { from: interval.from.toFixed(0), to: interval.to.toFixed(0) }),
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
      note: `whether checks are answered while it is, watched for ${outageWatched} s, and a refresh`,
      rank: (price) => written(outageText(price)),
      text: outageText,
    },
  ],
  "title",
  "note",
  "unit",
);

function written({ value, detail }: Text): string {
  return detail ? `${value} (${detail})` : value;
}

const secondsOf = (out: Out | null) => (out && "seconds" in out ? out.seconds.toFixed(2) : "");
const endingOf = (out: Out | null) => {
  if (out === null) return "cannot";
  if (!("seconds" in out)) return "never";
  return out.reason === "expired" ? "expired" : "refused";
};

/** What a file for a spreadsheet says of a price: one number or word in a cell, and nothing where there is none. */
const cells: readonly [name: string, of: (price: Price) => string | number][] = [
  ["strategy", ({ strategy }) => strategy],
  ["broken", ({ strategy }) => (isBroken(strategy) ? 1 : 0)],
  ["sign_in_lives_s", () => lifetime],
  ["thief", ({ thiefOut }) => endingOf(thiefOut)],
  ["thief_out_s", ({ thiefOut }) => secondsOf(thiefOut)],
  ["stale_s", ({ staleFor }) => staleFor?.toFixed(2) ?? ""],
  ["device", ({ deviceOut }) => endingOf(deviceOut)],
  ["device_out_s", ({ deviceOut }) => secondsOf(deviceOut)],
  [
    "copy",
    ({ copyOut }) => (isRefusedEarly(copyOut) ? "refused" : "seconds" in copyOut ? "expired" : "never"),
  ],
  ["copy_out_s", ({ copyOut }) => secondsOf(copyOut)],
  ["bystanders_out", ({ bystanders }) => bystanders.out],
  ["bystanders", ({ bystanders }) => bystanders.of],
  ["sql_per_check", ({ sqlPerCheck }) => sqlPerCheck.toFixed(3)],
  ["sql_per_refresh", ({ sqlPerRefresh }) => sqlPerRefresh ?? ""],
  ["added_median_us", ({ added }) => added.median.toFixed(0)],
  ["added_from_us", ({ added }) => added.interval.from.toFixed(0)],
  ["added_to_us", ({ added }) => added.interval.to.toFixed(0)],
  ["bytes_per_request", ({ bytesPerRequest }) => bytesPerRequest],
  ["bytes_per_device", ({ bytesPerDevice }) => bytesPerDevice],
  ["answers_without_database_s", ({ outage }) => outage.answersFor ?? ""],
  ["refresh_without_database", ({ outage }) => outage.refresh ?? ""],
];

/** RFC 4180: one line for each strategy, one number or word in a cell. */
export function toCsv(prices: readonly Price[]): string {
  const lines = [
    cells.map(([name]) => name),
    ...prices.map((price) => cells.map(([, of]) => `${of(price)}`)),
  ];
  return lines.map((line) => `${line.join(",")}\r\n`).join("");
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
