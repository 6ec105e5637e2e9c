import { describe, expect, it } from "vitest";
import { Browser } from "@/tools/testing/browser";
import { newLab } from "@/tools/testing/lab";
import { countRows } from "@/tools/testing/rows";
import "@/tools/testing/strict";
import { strategies, strategyRecords } from "@/lessons/strategies/strategy";

const refusals = [
  ["a wrong password", { password: "not-the-password-1" }],
  ["an unknown e-mail address", { email: "bob@example.com" }],
  ["an empty-looking e-mail address", { email: " " }],
  ["a password with SQL in it", { password: "' OR 1=1 --" }],
  ["an e-mail address with SQL in it", { email: "' OR 1=1 --" }],
  ["a password longer than any may be", { password: "x".repeat(129) }],
  ["an e-mail address longer than any may be", { email: `${"x".repeat(250)}@example.com` }],
] as const;

describe.each(strategies)("signing in under %s", (strategy) => {
  it("leads back to the device's page and leaves its cookie on the device's path alone", async () => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    const answer = await phone.signIn();
    expect(answer).toMatchObject({ status: 302, error: null });
    expect(answer.location?.href).toBe(`${lab.browser.origin}${phone.path}`);
    expect(phone.cookie).toMatchObject({
      name: strategyRecords[strategy].cookie,
      path: phone.path,
      httpOnly: true,
      sameSite: "lax",
      secure: false,
    });
    expect(lab.device("laptop", strategy).cookie).toBeUndefined();
    expect((await phone.check()).signedIn).toBe(true);
  });

  it("takes the e-mail address in capitals and with blanks around it", async () => {
    const phone = (await newLab()).device("phone", strategy);
    expect((await phone.signIn({ email: " ALICE@example.com " })).error).toBeNull();
    expect((await phone.check()).signedIn).toBe(true);
  });

  it.each(refusals)("refuses %s in the same words and sets no cookie", async (_, given) => {
    const lab = await newLab();
    const phone = lab.device("phone", strategy);
    const answer = await phone.signIn(given);
    expect(answer).toMatchObject({ status: 302, error: "CredentialsSignin", code: "credentials" });
    expect(answer.location?.pathname).toBe(phone.path);
    expect(answer.setCookies).toEqual([]);
    expect(phone.cookie).toBeUndefined();
    expect(await phone.check()).toMatchObject({ status: 401, reason: "no-credential" });
    expect(await countRows(lab.id)).toMatchObject({ Session: 0, Event: 0 });
  });

  it("refuses the password of another lab's Alice", async () => {
    const [one, other] = [await newLab(), await newLab()];
    const phone = one.device("phone", strategy);
    expect((await phone.signIn({ password: other.password })).code).toBe("credentials");
  });

  it("marks every cookie Secure for a visitor who came by https, and follows the Host header", async () => {
    const phone = (await newLab(new Browser("https://lab.example"))).device("phone", strategy);
    const { location } = await phone.signIn();
    expect(location?.href).toBe(`https://lab.example${phone.path}`);
    expect(phone.cookie?.secure).toBe(true);
    expect(phone.browser.cookiesFor(`${phone.path}/check`).every(({ secure }) => secure)).toBe(true);
    expect((await phone.check()).signedIn).toBe(true);
  });

  it("works on twelve devices at once, each on its own", async () => {
    const lab = await newLab();
    for (let added = 0; added < 9; added += 1) await lab.browser.post(`/lab/${lab.id}/devices`, {});
    const state = await (await lab.browser.send(`/lab/${lab.id}/state`)).json();
    const devices = state.devices.map(({ slug }: { slug: never }) => lab.device(slug, strategy));
    expect(devices).toHaveLength(12);
    for (const device of devices) expect((await device.signIn()).error).toBeNull();
    expect(new Set(devices.map((device: (typeof devices)[0]) => device.cookie?.value)).size).toBe(12);
    await devices[3].signOut();
    const found = await Promise.all(devices.map((device: (typeof devices)[0]) => device.check()));
    expect(found.map(({ signedIn }) => signedIn)).toEqual(
      devices.map((_: unknown, index: number) => index !== 3),
    );
  });
});

describe("the session cookies' names", () => {
  const names = Object.values(strategyRecords).map(({ cookie }) => cookie);

  it.each(names)(
    "%s is not how another begins, for Auth.js finds a cookie by how its name begins",
    (name) => {
      const beginning = [...names, "lab.csrf", "lab.callback"].filter((other) => other.startsWith(name));
      expect(beginning).toEqual([name]);
    },
  );
});
