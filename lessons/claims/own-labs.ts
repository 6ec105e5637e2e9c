import "server-only";
import { setCookieLines } from "@/lib/http";
import type { LabId } from "@/lib/lab/lab-id";
import { createLab, deleteLab } from "@/lib/lab/labs";
import { ownerCookie } from "@/lib/lab/owner";
import { Visitor } from "./visitor";

/**
 * Gives a run labs that are nobody else's, as many as it asks for, and deletes them whatever came of it.
 * @param origin where the app answers
 */
export async function withLabsOfItsOwn<T>(
  origin: string,
  signal: AbortSignal,
  work: (another: () => Promise<Visitor>) => Promise<T>,
): Promise<T> {
  const made: LabId[] = [];
  const another = async () => {
    const { id, password } = await createLab();
    made.push(id);
    const visitor = new Visitor(origin, id, password, signal);
    visitor.http.cookies.keep(visitor.http.urlOf("/"), setCookieLines([ownerCookie(id, false)]));
    return visitor;
  };
  try {
    return await work(another);
  } finally {
    for (const id of made) await deleteLab(id);
  }
}
