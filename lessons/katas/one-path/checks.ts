import type { Checks } from "../kata";

type Module = typeof import("./problem");

async function stolenBeforeTheChange({ signIn, changePassword }: Module, id: string): Promise<string> {
  const token = await signIn(id);
  changePassword(id);
  return token;
}

export const checks: Checks<Module> = [
  {
    must: "The page refuses a token from before the change.",
    otherwise: "The page greets a thief whose token is from before the password change.",
    holds: async (module) => (await module.page(await stolenBeforeTheChange(module, "anna"))) === null,
  },
  {
    must: "So does the API.",
    otherwise: "The page refuses the thief's token. The API answers it with Alice's profile.",
    holds: async (module) => (await module.api(await stolenBeforeTheChange(module, "bert"))) === null,
  },
  {
    must: "So does the renewal.",
    otherwise: "The thief cannot see the page, but his token is renewed for him, for as long as he likes.",
    holds: async (module) => (await module.renew(await stolenBeforeTheChange(module, "cleo"))) === null,
  },
  {
    must: "Who signs in with the new password gets in everywhere.",
    otherwise: "A token from after the change is refused.",
    holds: async (module) => {
      module.changePassword("dora");
      const token = await module.signIn("dora");
      const answers = [await module.page(token), await module.api(token), await module.renew(token)];
      return !answers.includes(null);
    },
  },
];
