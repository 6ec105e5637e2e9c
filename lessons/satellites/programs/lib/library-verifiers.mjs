// Each verifier is a library as people call it: with a key alone, or with all that it can be told.
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);

/**
 * @typedef {object} Verifier
 * @property {string} id
 * @property {string} library its package
 * @property {"default" | "configured" | "misused"} use
 * @property {string} how the call, as one writes it
 * @property {"RS256" | "HS256"} alg of its tokens
 * @property {boolean} [weak] its secret stands in a word list
 * @property {string | null} version `null` where the library is not there
 * @property {((token: string) => unknown) | undefined} verify
 *
 * @typedef {{ publicKey: string, secret: string, tutorialSecret: string }} Keys
 */

const expected = { issuer: "exhibit", audience: "exhibit" };

/** @type {Record<string, (library: any, keys: Keys) => Omit<Verifier, "library" | "version">[]>} */
const uses = {
  jsonwebtoken: ({ verify, decode }, { publicKey, tutorialSecret }) => [
    {
      id: "jsonwebtoken",
      use: "default",
      how: "jwt.verify(token, publicKey)",
      alg: "RS256",
      verify: (token) => verify(token, publicKey),
    },
    {
      id: "jsonwebtoken-configured",
      use: "configured",
      how: "jwt.verify(token, publicKey, { algorithms, issuer, audience })",
      alg: "RS256",
      verify: (token) => verify(token, publicKey, { algorithms: ["RS256"], ...expected }),
    },
    {
      id: "tutorial",
      use: "misused",
      how: 'jwt.verify(token, "secret", (err, user) => …), the article\'s own code',
      alg: "HS256",
      weak: true,
      verify: (token) =>
        new Promise((resolve) => {
          verify(token, tutorialSecret, (/** @type {unknown} */ _err, /** @type {unknown} */ user) =>
            resolve(user),
          );
        }),
    },
    {
      id: "decode",
      use: "misused",
      how: "jwt.decode(token), in place of verify",
      alg: "RS256",
      verify: (token) => decode(token),
    },
  ],
  jose: ({ jwtVerify, importSPKI }, { publicKey }) => [
    {
      id: "jose",
      use: "default",
      how: "jwtVerify(token, publicKey)",
      alg: "RS256",
      verify: async (token) => (await jwtVerify(token, await importSPKI(publicKey, "RS256"))).payload,
    },
    {
      id: "jose-configured",
      use: "configured",
      how: "jwtVerify(token, publicKey, { algorithms, issuer, audience, typ })",
      alg: "RS256",
      verify: async (token) => {
        const options = { algorithms: ["RS256"], typ: "JWT", ...expected };
        return (await jwtVerify(token, await importSPKI(publicKey, "RS256"), options)).payload;
      },
    },
  ],
  "fast-jwt": ({ createVerifier }, { publicKey }) => [
    {
      id: "fast-jwt",
      use: "default",
      how: "createVerifier({ key: publicKey })",
      alg: "RS256",
      verify: createVerifier({ key: publicKey }),
    },
    {
      id: "fast-jwt-configured",
      use: "configured",
      how: "createVerifier({ key: publicKey, algorithms, allowedIss, allowedAud, checkTyp })",
      alg: "RS256",
      verify: createVerifier({
        ...{ key: publicKey, algorithms: ["RS256"], checkTyp: "JWT" },
        ...{ allowedIss: expected.issuer, allowedAud: expected.audience },
      }),
    },
  ],
  "jwt-simple": ({ decode }, { publicKey }) => [
    {
      id: "jwt-simple",
      use: "default",
      how: "jwt.decode(token, publicKey)",
      alg: "RS256",
      verify: (token) => decode(token, publicKey),
    },
    {
      id: "jwt-simple-configured",
      use: "configured",
      how: 'jwt.decode(token, publicKey, false, "RS256"): it has no more to be told',
      alg: "RS256",
      verify: (token) => decode(token, publicKey, false, "RS256"),
    },
  ],
};

/**
 * @param {Keys} keys
 * @param {(specifier: string) => Promise<any>} [load] what a test puts in its place can miss one
 * @returns {Promise<Verifier[]>} all of them; those whose library is not there cannot verify
 */
export async function loadVerifiers(keys, load = (specifier) => import(specifier)) {
  const loaded = await Promise.all(
    Object.entries(uses).map(async ([library, use]) => {
      const found = await loadLibrary(library, load);
      if (!found) return [missing(library)];
      return use(found.exports, keys).map((verifier) => ({ ...verifier, library, version: found.version }));
    }),
  );
  return loaded.flat();
}

/**
 * @param {string} library
 * @returns {Verifier}
 */
function missing(library) {
  return { id: library, library, use: "default", how: "", alg: "RS256", version: null, verify: undefined };
}

/**
 * @param {string} library
 * @param {(specifier: string) => Promise<any>} load
 * @returns {Promise<{ exports: any, version: string } | null>}
 */
async function loadLibrary(library, load) {
  try {
    const exports = await load(library);
    const about = require(`${library}/package.json`);
    // What was written before there were modules is one value.
    return { exports: exports.default ?? exports, version: about.version };
  } catch (error) {
    if (/** @type {{ code?: string }} */ (error).code === "ERR_MODULE_NOT_FOUND") return null;
    throw error;
  }
}
