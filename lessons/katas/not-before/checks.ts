import { vi } from "vitest";
import type { Checks } from "../kata";
import { signIn } from "../tokens";

/** Runs with a clock that stands, at so many milliseconds after a full second, until it is moved. */
async function atClock<T>(work: (move: (ms: number) => void) => Promise<T>): Promise<T> {
  vi.useFakeTimers({ toFake: ["Date"], now: Date.UTC(2026, 0, 1, 12) });
  try {
    return await work((ms) => vi.setSystemTime(Date.now() + ms));
  } finally {
    vi.useRealTimers();
  }
}

export const checks: Checks<typeof import("./problem")> = [
  {
    must: "A token from before the change is refused.",
    otherwise: "A token that is older than the change was accepted at its first visit.",
    holds: ({ changePassword, visit }) =>
      atClock(async (move) => {
        const cookie = await signIn("anna");
        move(5000);
        changePassword("anna");
        return (await visit(cookie)).session === null;
      }),
  },
  {
    must: "It is refused at the second visit too.",
    otherwise:
      "At his first visit the thief was refused, and got a cookie all the same, with an iat after the change. " +
      "With that he was signed in. In which order are the two things done?",
    holds: ({ changePassword, visit }) =>
      atClock(async (move) => {
        const stolen = await signIn("bert");
        move(5000);
        changePassword("bert");
        move(5000);
        const { cookie } = await visit(stolen);
        return cookie === null || (await visit(cookie)).session === null;
      }),
  },
  {
    must: "Who signs in after the change comes in, in the same second too.",
    otherwise:
      "Alice signed in right after the change, in the same second, and was refused. What unit is iat in?",
    holds: ({ changePassword, visit }) =>
      atClock(async (move) => {
        move(300);
        changePassword("cleo");
        move(300);
        return (await visit(await signIn("cleo"))).session !== null;
      }),
  },
  {
    must: "Nobody else is signed out.",
    otherwise: "Dora changed her password, and Emil was signed out.",
    holds: ({ changePassword, visit }) =>
      atClock(async (move) => {
        const cookie = await signIn("emil");
        move(5000);
        changePassword("dora");
        return (await visit(cookie)).session !== null;
      }),
  },
];
