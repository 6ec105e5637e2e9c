import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { createPassphrase } from "@/lib/lab/passphrase";
import { type Api, apiEnv, bearer, exchange } from "../claims/api-client";
import type { RunContext } from "../claims/claim";
import { type Relay, withRelay } from "../claims/relay";
import type { Visitor } from "../claims/visitor";
import { introspectingEnv } from "../satellites/introspecting-api";
import type { SatelliteEnv } from "../satellites/satellite";
import { withSatellites } from "../satellites/supervisor";
import type { Asked, Experiment, Seen } from "./seen";
import { type ApiId, apiIds, apis, believedSeconds, type Part } from "./story";

/**
 * Milliseconds from one round of questions to the next, and rounds before and after an act. Few before it: what an
 * API believes from the first round on is to be still believed when a slow machine has done the act.
 */
const pace = 500;
const roundsBefore = 2;
const roundsAfter = 14;

type Run = Pick<RunContext, "askedBy" | "visitor" | "signal"> & { tell(seen: Seen): void };

/**
 * Shows a phone's tokens to three APIs, again and again, while the password is changed and then while the
 * network between the APIs and the app is cut.
 * @throws Problem
 */
export async function watchTokens({ askedBy, visitor, signal, tell }: Run): Promise<Experiment> {
  return withRelay(visitor.origin, async (relay) => {
    const envs = apiIds.map((api) => envOf(api, relay, visitor.origin));
    return withSatellites(askedBy, "resource-api", envs, async (satellites) => {
      const found: Pick<Experiment, "asked" | "acted"> = { asked: [], acted: [] };
      const note = (seen: Seen) => {
        if ("asked" in seen) found.asked.push(seen.asked);
        else found.acted.push(seen.acted);
        tell(seen);
      };
      const watch = async (part: Part, act: () => Promise<unknown>) => {
        const taken = await takeTokens(visitor);
        const began = performance.now();
        const now = () => performance.now() - began;
        const ask = async () => {
          const asking = apiIds.map((api, index) =>
            show(satellites[index] as Api, taken[apis[api].kind].token, { api, part, at: now() }),
          );
          for (const asked of await Promise.all(asking)) note({ asked });
        };
        for (let round = 0; round < roundsBefore + roundsAfter; round += 1) {
          if (round === roundsBefore) {
            await act();
            note({ acted: { part, at: now() } });
          }
          const next = now() + pace;
          await ask();
          await sleep(Math.max(0, next - now()), undefined, { signal });
        }
        return taken;
      };
      const { signed, opaque } = await watch("change", () => changePassword(visitor));
      const questions = await countQuestions(satellites, relay);
      await watch("cut", () => relay.cut());
      const statements = { signed: signed.statements, opaque: opaque.statements };
      return { ...found, questions, statements, expiresIn: signed.expiresIn };
    });
  });
}

function envOf(api: ApiId, relay: Relay, origin: string): SatelliteEnv {
  if (apis[api].kind === "signed") return apiEnv(relay.origin, origin);
  return introspectingEnv(relay.origin, api === "believes" ? believedSeconds : 0);
}

/** One session is exchanged for both: what differs is the token, and not what it was given for. */
async function takeTokens(visitor: Visitor) {
  const phone = visitor.device("phone", "database");
  await phone.signIn();
  return { signed: await exchange(phone, "signed"), opaque: await exchange(phone, "opaque") };
}

async function changePassword(visitor: Visitor): Promise<void> {
  await visitor.device("phone", "database").changePassword(createPassphrase());
}

async function show(api: Api, token: string, asked: Pick<Asked, "api" | "part" | "at">): Promise<Asked> {
  const response = await api.send("/me", { headers: bearer(token) });
  const { by = null, verifiedInMs: ms = null } = await response.json();
  return { ...asked, status: response.status, by, ms };
}

/** What was asked of the app until now: by an API that says so itself, or else for the key. */
async function countQuestions(satellites: readonly Api[], relay: Relay): Promise<Record<ApiId, number>> {
  const asked = await Promise.all(
    satellites.map(async (api) => Number((await (await api.send("/about")).json()).asked)),
  );
  const [, asks = 0, believes = 0] = asked;
  return { verifies: relay.requests() - asks - believes, asks, believes };
}
