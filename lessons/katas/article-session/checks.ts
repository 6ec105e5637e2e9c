import type { Checks } from "../kata";

type Module = typeof import("./problem.mjs");

const cookieOf = (module: Module) => {
  const { setCookie } = module.signIn("alice");
  return { setCookie, id: setCookie.split(";", 1)[0]?.split("=")[1] ?? "" };
};

export const checks: Checks<Module> = [
  {
    must: "Alice is signed in with the id that she is given.",
    otherwise: "Signing in does not work as it did: Alice's cookie does not open Alice's account.",
    holds: async (module) => {
      const { status, body } = module.account(cookieOf(module).id);
      return status === 200 && body.includes("alice");
    },
  },
  {
    must: "An id cannot be guessed.",
    otherwise: "From her own id a visitor can tell the next one, or it has fewer than 128 random bits.",
    holds: async (module) => {
      const ids = Array.from({ length: 50 }, () => cookieOf(module).id);
      const different = ids.map((id) => {
        const { id: other } = cookieOf(module);
        return [...id].filter((letter, at) => letter !== other[at]).length;
      });
      return (
        new Set(ids).size === 50 && Math.min(...different) >= 8 && ids.every(({ length }) => length >= 22)
      );
    },
  },
  {
    must: "Scripts cannot read the cookie, and other sites' forms do not carry it.",
    otherwise:
      "The cookie is not HttpOnly, or has no SameSite: an injected script reads it, a foreign form uses it.",
    holds: async (module) => {
      const { setCookie } = cookieOf(module);
      return /;\s*HttpOnly/i.test(setCookie) && /;\s*SameSite=(Lax|Strict)/i.test(setCookie);
    },
  },
  {
    must: "A session that is not found is a 401.",
    otherwise: "A cookie that stands for no session, or none at all, must be answered with 401.",
    holds: async ({ account }) =>
      [account("session-9999"), account(""), account()].every(({ status }) => status === 401),
  },
  {
    must: "Signing out ends the session on the server.",
    otherwise: "Alice has signed out, and a copy of her cookie is still signed in.",
    holds: async (module) => {
      const { id } = cookieOf(module);
      module.signOut(id);
      return module.account(id).status === 401;
    },
  },
];
