import { inLanguage } from "@/lib/language/in-language";
import type { Scenario } from "./scenario";

/** Every scenario, in the order in which they are told. Each is loaded when it is used. */
const loaders = {
  "the-main-line": () => import("./the-main-line"),
  "the-password-changes": () => import("./the-password-changes"),
  "signing-out": () => import("./signing-out"),
  "revoke-one-device": () => import("./revoke-one-device"),
  "the-clock": () => import("./the-clock"),
  "the-token-that-never-dies": () => import("./the-token-that-never-dies"),
  "two-clocks": () => import("./two-clocks"),
  "the-password-again": () => import("./the-password-again"),
  "the-database-is-gone": () => import("./the-database-is-gone"),
  "the-database-is-far-away": () => import("./the-database-is-far-away"),
  "fired-at-noon": () => import("./fired-at-noon"),
  "what-a-thief-reads": () => import("./what-a-thief-reads"),
  "the-cached-session": () => import("./the-cached-session"),
  "short-lived-tokens": () => import("./short-lived-tokens"),
  "the-phone-proves-it": () => import("./the-phone-proves-it"),
  "the-version-in-the-token": () => import("./the-version-in-the-token"),
  "the-denylist": () => import("./the-denylist"),
  "the-key-is-rotated": () => import("./the-key-is-rotated"),
  "denied-by-jti": () => import("./denied-by-jti"),
  "issued-before-the-change": () => import("./issued-before-the-change"),
  "the-cookie-is-cleared": () => import("./the-cookie-is-cleared"),
  "checked-in-one-place": () => import("./checked-in-one-place"),
  "the-planted-id": () => import("./the-planted-id"),
} satisfies Record<string, () => Promise<{ scenario: Scenario }>>;

export type ScenarioId = keyof typeof loaders;

/** What of a scenario is read, and not compared. */
const texts = ["title", "question", "narration", "reason", "answer", "why"];

export const scenarioIds = Object.keys(loaders) as ScenarioId[];

export function isScenarioId(value: unknown): value is ScenarioId {
  return scenarioIds.includes(value as ScenarioId);
}

const told = new Map<ScenarioId, Scenario>();

export async function loadScenario(id: ScenarioId): Promise<Scenario> {
  const scenario = told.get(id) ?? inLanguage((await loaders[id]()).scenario, ...texts);
  told.set(id, scenario);
  return scenario;
}
