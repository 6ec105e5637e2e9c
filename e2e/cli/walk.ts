import { expect, vi } from "vitest";
import type { HttpClient } from "../../lib/client/http-client.mjs";
import { makeLab, type NewLab, refusalOf, signIn } from "../../lib/client/sign-in.mjs";

/** The one whose tokens live for 15 seconds comes last, to be checked while they do. */
const strategies = ["database", "jwt", "jwt-rotate", "jwt-short"] as const;
const devices = ["laptop", "phone", "thief"] as const;

/** What a check of each lane answers, as `phone/jwt: 200`. */
type Answers = Record<string, number>;

/** What everybody is answered who holds a cookie of Alice's, before and after she changes her password. */
const signedIn = answersOf({ database: 200, jwt: 200, "jwt-rotate": 200, "jwt-short": 200 });
/** Under `jwt-short` it depends on how old a token is. */
const changed = answersOf({ database: 401, jwt: 200, "jwt-rotate": 401 });

function answersOf(byStrategy: Partial<Record<(typeof strategies)[number], number>>): Answers {
  return Object.fromEntries(
    Object.entries(byStrategy).flatMap(([strategy, status]) =>
      devices.map((device) => [`${device}/${strategy}`, status]),
    ),
  );
}

/**
 * The headline scenario over HTTP: Alice signs in, the thief copies the phone's cookies, she changes her
 * password. Fails where somebody is answered other than they should be.
 * @param clients that share their cookies: each of them is asked each time
 */
export async function walk([client, ...others]: [HttpClient, ...HttpClient[]]): Promise<NewLab> {
  const { origin } = client;
  const lab = await makeLab(client);
  const path = `/lab/${lab.id}`;
  const check = () => Promise.all([client, ...others].map((one) => answers(one, path)));
  const refresh = async (device: string) =>
    (await client.send(`${path}/${device}/jwt-short/refresh`, { method: "POST", headers: { origin } }))
      .status;

  for (const lane of Object.keys(signedIn).filter((lane) => !lane.startsWith("thief"))) {
    const answer = await signIn(client, `${path}/${lane}`, { ...lab.user, lifetime: 86_400 });
    expect(refusalOf(answer), lane).toBeNull();
  }
  for (const strategy of strategies) {
    const stolen = await client.post(`${path}/phone/${strategy}/steal`, { to: "thief" }, { origin });
    expect(stolen.status, strategy).toBe(200);
  }
  for (const found of await check()) expect(found).toEqual(signedIn);
  // Twice: the second time with what the other instance has written.
  expect([await refresh("laptop"), await refresh("laptop")]).toEqual([200, 200]);

  const change = { currentPassword: lab.user.password, newPassword: "paper-lantern-43" };
  expect((await client.post(`${path}/laptop/jwt/password`, change, { origin })).status).toBe(200);
  // What is heard from another instance takes a moment.
  await vi.waitFor(async () => {
    for (const found of await check()) expect(found).toMatchObject(changed);
  }, 2_000);
  expect(await refresh("laptop")).toBe(401);
  const state = await Promise.all([client, ...others].map((one) => one.send(`${path}/state`)));
  expect(state.map(({ status }) => status)).toEqual(state.map(() => 200));
  return lab;
}

async function answers(client: HttpClient, path: string): Promise<Answers> {
  const found: Answers = {};
  for (const lane of Object.keys(signedIn)) found[lane] = (await client.send(`${path}/${lane}/check`)).status;
  return found;
}
