"use server";

import { redirect } from "next/navigation";
import { toProblem } from "@/lib/http";
import { labPath } from "@/lib/lab/lab-path";
import { createLab } from "@/lib/lab/labs";

/** Makes a lab and goes there. */
export async function startLab(): Promise<never> {
  redirect(await newLabPath());
}

async function newLabPath(): Promise<string> {
  try {
    const { id } = await createLab();
    return labPath(id);
  } catch (error) {
    return `/?error=${toProblem(error).code}`;
  }
}
