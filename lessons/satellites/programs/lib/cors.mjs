/** @typedef {import("./serve.mjs").Reply} Reply */

/**
 * Lets pages of the listed origins read what this server answers (the Fetch standard's CORS protocol).
 * Cookies stay out of it: a token comes in a header.
 * @param {readonly string[]} allowed such as http://localhost:3000
 */
export function cors(allowed) {
  const permits = (/** @type {string | undefined} */ origin) =>
    origin !== undefined && allowed.includes(origin);
  return {
    /**
     * Answers the question that a browser asks before it sends an Authorization header across origins.
     * @param {import("./serve.mjs").Request} request
     * @returns {Reply}
     */
    preflight: (request) =>
      permits(request.headers.origin)
        ? {
            status: 204,
            headers: {
              "access-control-allow-methods": "GET",
              "access-control-allow-headers": "authorization",
              "access-control-max-age": "600",
            },
          }
        : { status: 403 },

    /** @type {import("./serve.mjs").Finish} */
    finish: (request, reply) => {
      const { origin } = request.headers;
      // A cache must not hand one origin the answer that was meant for another.
      const headers = { vary: "origin", ...reply.headers };
      if (!permits(origin)) return { ...reply, headers };
      return { ...reply, headers: { ...headers, "access-control-allow-origin": `${origin}` } };
    },
  };
}
