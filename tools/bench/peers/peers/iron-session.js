import { getIronSession } from "iron-session";
import { cookies } from "next/headers";
import { alice, secret } from "./alice.js";

const options = { cookieName: "iron", password: secret, cookieOptions: { secure: false } };

export const ironSession = {
  async signIn() {
    const session = await getIronSession(await cookies(), options);
    session.email = alice.email;
    await session.save();
    return new Response();
  },
  async check() {
    return (await getIronSession(await cookies(), options)).email;
  },
};
