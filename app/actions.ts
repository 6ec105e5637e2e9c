"use server";

import { redirect } from "next/navigation";
import { toProblem } from "@/lib/http";
import { labPath } from "@/lib/lab/lab-path";
import { lookUp } from "@/lib/look-up";
import { labPages } from "./lab-pages";
import { makeOwnLab } from "./new-lab";

/** Makes a lab and goes there: to its board, or to the page that the form names. */
export async function startLab(form?: FormData): Promise<never> {
  redirect(await newLabPath(lookUp<string>(labPages, String(form?.get("page"))) ?? ""));
}

async function newLabPath(page: string): Promise<string> {
  try {
    return `${labPath(await makeOwnLab())}${page}`;
  } catch (error) {
    return `${page || "/"}?error=${toProblem(error).code}`;
  }
}
