"use server";

import { redirect } from "next/navigation";
import { toProblem } from "@/lib/http";
import { labPath } from "@/lib/lab/lab-path";
import { makeOwnLab } from "./new-lab";

/** Makes a lab and goes there. */
export async function startLab(): Promise<never> {
  redirect(await newLabPath());
}

async function newLabPath(): Promise<string> {
  try {
    return labPath(await makeOwnLab());
  } catch (error) {
    return `/?error=${toProblem(error).code}`;
  }
}
