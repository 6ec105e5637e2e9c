import { describe, expect, it } from "vitest";
import { Browser } from "@/tools/testing/browser";
import { newLab } from "@/tools/testing/lab";
import "@/tools/testing/strict";
import { HttpClient } from "./http-client.mjs";
import { makeLab, refusalOf, signIn, submit } from "./sign-in.mjs";

const credentials = (password: string) => ({ email: "alice@example.com", password, lifetime: 120 });

describe("a client", () => {
  it.each(["laptop/database", "phone/jwt"])("makes a lab, signs in and out as %s", async (lane) => {
    const client = new Browser();
    const { id, user } = await makeLab(client);
    const path = `/lab/${id}/${lane}`;
    const check = async () => (await client.send(`${path}/check`)).status;
    expect(refusalOf(await signIn(client, path, { ...user, lifetime: 120 }))).toBeNull();
    expect(await check()).toBe(200);
    expect(refusalOf(await submit(client, path, "signout"))).toBeNull();
    expect(await check()).toBe(401);
  });

  it("is told why it was not let in", async () => {
    const { id } = await newLab();
    const attempt = (path: string) => signIn(new Browser(), path, credentials("not the password"));
    expect(refusalOf(await attempt(`/lab/${id}/phone/jwt`))).toBe("CredentialsSignin");
    await expect(attempt(`/lab/${id}/toaster/jwt`)).rejects.toThrow("404");
  });

  it("sends the Cookie header that it is given, and its own otherwise", async () => {
    const seen: (string | null)[] = [];
    const transport = async (_: string, { headers }: RequestInit) => {
      seen.push(new Headers(headers).get("cookie"));
      return new Response(null, { headers: { "set-cookie": "a=1; Path=/" } });
    };
    const client = new HttpClient("http://lab.test", { transport });
    await client.send("/");
    await client.send("/");
    for (const cookie of ["b=2", ""]) await client.send("/", { headers: { cookie } });
    expect(seen).toEqual([null, "a=1", "b=2", ""]);
  });

  it("sends nothing once its signal is aborted", async () => {
    const visitor = new AbortController();
    let requests = 0;
    const transport = async () => {
      requests += 1;
      return new Response();
    };
    const client = new HttpClient("http://lab.test", { transport, signal: visitor.signal });
    await client.send("/");
    visitor.abort(new Error("hung up"));
    await expect(client.post("/", {})).rejects.toThrow("hung up");
    expect(requests).toBe(1);
  });
});
