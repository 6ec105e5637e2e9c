"use server";

import { redirect } from "next/navigation";
import { wallPath } from "@/lib/class/read-class";
import { toProblem } from "@/lib/http";
import { labPath } from "@/lib/lab/lab-path";
import { lookUp } from "@/lib/look-up";
import { labPages } from "./lab-pages";
import { makeOwnClass, makeOwnLab } from "./new-lab";

/** Makes a lab and goes there: to its board, or to the page that the form names. */
export async function startLab(form?: FormData): Promise<never> {
  redirect(await newLabPath(lookUp<string>(labPages, String(form?.get("page"))) ?? ""));
}

/** Makes a class and goes to its wall. */
export async function startClass(): Promise<never> {
  redirect(await orRefused(async () => wallPath(await makeOwnClass()), "/join"));
}

function newLabPath(page: string): Promise<string> {
  return orRefused(async () => `${labPath(await makeOwnLab())}${page}`, page || "/");
}

/** @param from where the button stands: that page says why nothing came of it */
async function orRefused(make: () => Promise<string>, from: string): Promise<string> {
  try {
    return await make();
  } catch (error) {
    return `${from}?error=${toProblem(error).code}`;
  }
}
