"use server";

import { redirect } from "next/navigation";
import { tourPath } from "@/components/tour/address";
import { isScenarioId } from "@/lessons/scenarios/registry";
import { toProblem } from "@/lib/http";
import { makeOwnLab } from "../new-lab";

/** Makes a lab and goes to the first step of a tour in it. */
export async function startTour(form: FormData): Promise<never> {
  redirect(await newTourPath(form.get("scenario")));
}

async function newTourPath(scenario: unknown): Promise<string> {
  if (!isScenarioId(scenario)) return "/tour?error=unknown-scenario";
  try {
    return tourPath(await makeOwnLab(), scenario, 1);
  } catch (error) {
    return `/tour?error=${toProblem(error).code}`;
  }
}
