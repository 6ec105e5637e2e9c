import { isStrategy, type Strategy } from "../strategies/strategy";
import { type ClaimColumn, claimColumns } from "./columns";

/** The configurations that there are here. */
export const measuredColumns = claimColumns.filter((column): column is Extract<ClaimColumn, Strategy> =>
  isStrategy(column),
);

export type MeasuredColumn = (typeof measuredColumns)[number];
