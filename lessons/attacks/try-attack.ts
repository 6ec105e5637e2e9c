import type { Attack, Attacker, Reception, Target } from "./attack";

export type AttackResult = {
  /** Whether one of its tokens was believed. */
  succeeded: boolean;
  attempts: (Reception & { variant: string })[];
};

/** Tries every token of an attack on a verifier. One that finds nothing to begin with has failed. */
export async function tryAttack(attack: Attack, target: Target, attacker: Attacker): Promise<AttackResult> {
  const attempts: AttackResult["attempts"] = [];
  for (const { variant, token } of await attack.tokens(target, attacker)) {
    attempts.push({ variant, ...(await target.verify(token)) });
  }
  return { succeeded: attempts.some(({ accepted }) => accepted), attempts };
}
