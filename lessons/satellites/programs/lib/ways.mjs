/** The attributes of each cookie that proves that a browser is Alice's; `null` for a token in localStorage. */
export const ways = {
  "no-same-site": "HttpOnly",
  none: "HttpOnly; SameSite=None; Secure",
  lax: "HttpOnly; SameSite=Lax",
  strict: "HttpOnly; SameSite=Strict",
  readable: "SameSite=Strict",
  "csrf-token": "HttpOnly; SameSite=None; Secure",
  bearer: null,
};

/** @typedef {keyof typeof ways} WayId */

export const wayIds = /** @type {WayId[]} */ (Object.keys(ways));

/** How another site can have Alice's browser send something. */
export const forgeries = /** @type {const} */ (["form", "frame", "fetch", "link"]);

/** @typedef {(typeof forgeries)[number]} Forgery */
