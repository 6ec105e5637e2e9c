import { HttpClient } from "../../lib/client/http-client.mjs";
import { makeLab, signIn } from "../../lib/client/sign-in.mjs";

/**
 * How long a key that was rotated at one instance is still accepted at another, which believes what it has
 * looked up until it is told.
 * @param {string} rotating the address of one instance
 * @param {string} checking that of the other, over the same database
 * @param {number} times
 * @returns {Promise<number[]>} milliseconds from the answer to a rotation to the first refusal's answer
 */
export async function measureRotation(rotating, checking, times) {
  const owner = new HttpClient(rotating);
  const visitor = new HttpClient(checking, { cookies: owner.cookies });
  const { id, user } = await makeLab(owner);
  const lane = `/lab/${id}/phone/jwt-rotate`;
  const lags = [];
  for (let round = 0; round < times; round += 1) {
    await signIn(owner, lane, { ...user, lifetime: 86_400 });
    if ((await statusOf(visitor, lane)) !== 200) throw new Error("The phone is not signed in.");
    const rotated = await owner.post(`/lab/${id}/keys`, { oldKey: "dropped" }, { origin: rotating });
    if (!rotated.ok) throw new Error(`The rotation answered ${rotated.status}.`);
    const begun = performance.now();
    while ((await statusOf(visitor, lane)) === 200);
    lags.push(performance.now() - begun);
  }
  return lags;
}

/** @param {HttpClient} client @param {string} lane */
async function statusOf(client, lane) {
  const response = await client.send(`${lane}/check?cache=pushed`);
  await response.arrayBuffer();
  return response.status;
}
