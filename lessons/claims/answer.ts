import { isProblemCode, Problem } from "@/lib/errors";
import { t } from "@/lib/language/texts";

/** What a request sends, beside its cookies. */
export type Init = { method?: string; headers?: Record<string, string>; body?: string | URLSearchParams };

/** An answer of the app, read to its end. */
export type Answer = {
  status: number;
  headers: Headers;
  text: string;
  /** Milliseconds from sending to the last byte. */
  ms: number;
};

export function withJson(method: string, body: unknown): Init {
  if (body === undefined) return { method };
  return { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

/** @throws Problem, the one that the app answered with */
export function expectOk(answer: Answer): Answer {
  if (answer.status >= 300) throw toProblem(answer);
  return answer;
}

/** The problem that the app answered with; what is none is an answer that no card expects. */
export function toProblem({ status, text, headers }: Answer): Problem {
  const isProblem = headers.get("content-type")?.startsWith("application/problem+json");
  const { code, detail }: { code?: unknown; detail?: string } = isProblem ? JSON.parse(text) : {};
  if (isProblemCode(code)) return new Problem(code, detail);
  return new Problem(
    "unexpected-answer",
    t("The app answered {status} {get}", { status, get: headers.get("location") ?? "" }).trim(),
  );
}
