"use server";

import { redirect } from "next/navigation";
import { makeOwner } from "@/app/new-lab";
import { isClass } from "@/lib/class/classes";
import { wallPath } from "@/lib/class/read-class";
import { readLab, toProblem } from "@/lib/http";
import { takeHandover } from "@/lib/lab/handover";
import { labPath } from "@/lib/lab/lab-path";

/** Uses a link up, and goes to the board; or back to the link's page, which says why not. */
export async function becomeOwner(lab: string, code: string): Promise<never> {
  redirect(await placeAfter(String(lab), String(code)));
}

async function placeAfter(lab: string, code: string): Promise<string> {
  try {
    const id = readLab(lab);
    await takeHandover(id, code);
    await makeOwner(id);
    return (await isClass(id)) ? wallPath(id) : labPath(id);
  } catch (error) {
    // The page says why: it looks the link up again. A fault of ours is logged here.
    toProblem(error);
    return `${labPath(encodeURIComponent(lab))}/handover/${encodeURIComponent(code)}`;
  }
}
