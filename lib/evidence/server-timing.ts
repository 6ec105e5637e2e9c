import type { Evidence } from "./evidence";

/** The Server-Timing header of an answer that checked something (W3C Server Timing; durations in ms). */
export function serverTiming({ sql, token, ms }: Pick<Evidence, "sql" | "token" | "ms">): string {
  const statements = sql.reduce((sum, statement) => sum + statement.ms, 0);
  const parts = [
    `db;desc="${sql.length} SQL";dur=${statements.toFixed(2)}`,
    ...(token ? [`token;desc="${token.operation} ${token.alg}";dur=${token.ms.toFixed(2)}`] : []),
    `total;dur=${ms.toFixed(2)}`,
  ];
  return parts.join(", ");
}
