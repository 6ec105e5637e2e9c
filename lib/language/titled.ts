import type { Metadata } from "next";
import { t } from "./texts";

/** The title of a page, in the visitor's language: for `export const generateMetadata`. */
export function titled(title: string): () => Metadata {
  return () => ({ title: t(title) });
}
