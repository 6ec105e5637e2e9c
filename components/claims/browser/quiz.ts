import type { Answers } from "@/lessons/claims/quiz";
import { readPeople } from "../kept-answers";
import type { BrowserModule } from "./browser-module";

/** What people have answered at this browser. */
export const find: BrowserModule["find"] = async (): Promise<Answers[]> => readPeople();
