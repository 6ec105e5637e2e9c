import { randomBytes } from "node:crypto";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { crack, open, signWith } from "../attacks/craft";
import { words } from "../attacks/words";
import { type Exhibit, tokenIn } from "./exhibit";
import type { Fault } from "./fault";

const verifying = "claims = (await jwtVerify(token, key)).payload;";

export const jwtFaults: readonly Fault[] = inLanguage(
  [
    {
      id: "guessed-key",
      title: "The key is a word",
      standard: "RFC 8725, 3.5: a key cannot be guessed",
      lines: [`export const key = new TextEncoder().encode("secret");`],
      repair: [["randomBytes(32)", `new TextEncoder().encode("secret")`]],
      inside: "Bob found the key in a word list, and wrote a token in Alice's name.",
      outside: "The key is in no word list. What Bob signed with the first word of it is refused.",
      exploit: async (exhibit) => {
        const own = tokenIn((await exhibit.signIn("Bob")).body);
        const found = crack(own, words);
        const key = found ?? words[0] ?? "";
        const forged = signWith(key, open(own).header, { ...open(own).claims, sub: "alice" });
        return (
          (await isAlice(exhibit, "Bob", forged, t("a token signed with “{key}”", { key }))) && found !== null
        );
      },
    },
    {
      id: "ignored-error",
      title: "The error is logged, and ignored",
      standard: "RFC 8725, 3.3: a token that fails any check is refused",
      lines: ["} catch (error) {", "console.log(error);", "claims = decodeJwt(token);"],
      repair: [
        ["    if (!(error instanceof errors.JOSEError)) throw error;\n", ""],
        ["return { status: 401 };", "claims = decodeJwt(token);"],
        ["{ errors, jwtVerify", "{ decodeJwt, jwtVerify"],
      ],
      // Every check of the token ends in that error.
      opens: ["any-issuer", "any-audience", "any-algorithm"],
      inside: "A token signed with a key of the thief's own was read as if it were good.",
      outside: "A token signed with a key of the thief's own is refused.",
      exploit: async (exhibit) => {
        const own = tokenIn((await exhibit.signIn("Bob")).body);
        const key = randomBytes(32).toString("hex");
        const forged = signWith(key, open(own).header, { ...open(own).claims, sub: "alice" });
        return isAlice(exhibit, "Bob", forged, t("a token signed with a key of his own"));
      },
    },
    {
      id: "any-issuer",
      title: "Any issuer will do",
      standard: "RFC 8725, 3.8: the issuer is verified",
      lines: [verifying],
      repair: [["{ issuer, ", "{ "]],
      inside: "A token of the test system, which has the same key, opened an account here.",
      outside: "A token of the test system is refused, although its signature is good.",
      exploit: (exhibit) =>
        accepts(exhibit, { iss: "https://test.example" }, t("a token of the test system")),
    },
    {
      id: "any-audience",
      title: "A token for another service will do",
      standard: "RFC 8725, 3.9: the audience is verified",
      lines: [verifying],
      repair: [["audience, algorithms", "algorithms"]],
      inside: "A token that was issued for the newsletter opened an account here.",
      outside: "A token that was issued for the newsletter is refused.",
      exploit: (exhibit) =>
        accepts(exhibit, { aud: "https://newsletter.example" }, t("a token for the newsletter")),
    },
    {
      id: "any-algorithm",
      title: "The token chooses the algorithm",
      standard: "RFC 8725, 3.1: the algorithms are pinned",
      lines: [verifying],
      repair: [[`algorithms: ["HS256"], `, ""]],
      inside:
        "A token under HS512, which this program does not issue, was accepted. With this library more than another HMAC is not to be had; with others it was.",
      outside: "A token under HS512 is refused.",
      exploit: (exhibit) => accepts(exhibit, {}, t("a token under HS512"), "HS512"),
    },
    {
      id: "e-mail-in-claims",
      title: "The token tells the e-mail address",
      standard: "RFC 7519, 12: claims that are private are encrypted, or left out",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a line of the program
      lines: ["return new SignJWT({ sub: user, email: `${user}@example.com` })"],
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a piece of the program
      repair: [["{ sub: user, ", "{ sub: user, email: `${user}@example.com`, "]],
      inside: "Whoever came by the token, in a log perhaps, has read Alice's address in it, without a key.",
      outside: "Whoever comes by the token reads no address in it.",
      exploit: async (exhibit) =>
        JSON.stringify(open(tokenIn((await exhibit.signIn("Alice")).body)).claims).includes(
          "alice@example.com",
        ),
    },
  ],
  "title",
  "standard",
  "inside",
  "outside",
);

/** Whether a token of another service is accepted that is as it should be but for one thing. */
async function accepts(exhibit: Exhibit, change: object, words: string, alg?: string): Promise<boolean> {
  const { iss, aud, exp } = open(tokenIn((await exhibit.signIn("Bob")).body)).claims;
  const token = await exhibit.elsewhere({ sub: "alice", iss, aud, exp, ...change }, alg);
  return isAlice(exhibit, t("The thief"), token, words);
}

async function isAlice(exhibit: Exhibit, by: string, token: string, words: string): Promise<boolean> {
  const { status, body } = await exhibit.account(by, { authorization: `Bearer ${token}` }, words);
  return status === 200 && body.includes("alice");
}
