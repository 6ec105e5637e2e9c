/** The katas, the easier ones first. */
export const kataIds = /** @type {const} */ ([
  "article-session",
  "article-jwt",
  "fixation",
  "clear-cookie",
  "jti-denylist",
  "not-before",
  "one-path",
  "refresh-reuse",
]);
