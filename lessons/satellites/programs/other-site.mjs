// Two sites in one process. A browser tells sites apart by the name, not by the port: under the name that the lab
// is opened with this is Alice's site, an exhibit where she is signed in; under the other name of this machine it is
// a page of another site, which has her browser send requests to the first. It holds no secret and no data of a lab.
//   APP_PORT  where the lab is, which its pages lead back to
import { readFileSync } from "node:fs";
import { Exhibits } from "./lib/exhibit.mjs";
import { problem, readText, required, serve } from "./lib/serve.mjs";
import { forgeries, wayIds, ways } from "./lib/ways.mjs";

/**
 * @typedef {import("./lib/serve.mjs").Handler} Handler
 * @typedef {import("./lib/serve.mjs").Names} Names
 */

const appPort = required("APP_PORT");
const exhibits = new Exhibits(200);

/** Every name that leads here, with the one that is another site to it. */
const otherNames = /** @type {const} */ ({ localhost: "127.0.0.1", "127.0.0.1": "localhost" });

const style = readPage("exhibit.css");
const showOther = page("other.html");

/** @type {Record<string, Handler>} */
const routes = {
  "GET /about": about,
  "GET /exhibit.css": () => ({ status: 200, headers: { "content-type": "text/css" }, text: style }),
  "GET /alice/:lab": page("alice.html"),
  "POST /alice/:lab/sign-in": signIn,
  "GET /alice/:lab/comments": page("comments.html"),
  "GET /alice/:lab/outcome": outcome,
  "GET /alice/:lab/:way/me": me,
  "GET /alice/:lab/:way/role": role,
  "POST /alice/:lab/:way/role": role,
  "GET /other/:lab": otherPage,
  "POST /other/:lab/loot": loot,
};

serve(
  Object.fromEntries(Object.entries(routes).map(([route, handler]) => [route, underOwnName(handler)])),
  (_, reply) => ({ ...reply, headers: { "referrer-policy": "same-origin", ...reply.headers } }),
);

/**
 * A name that somebody else has lead here would be a site of theirs.
 * @param {Handler} handler
 * @returns {Handler}
 */
function underOwnName(handler) {
  return (request, url, names) =>
    namesOf(request)
      ? handler(request, url, names)
      : problem(421, "misdirected", "This program does not answer under that name.");
}

/** What this process was given: the names of its variables. */
function about() {
  return { status: 200, body: { pid: process.pid, environment: Object.keys(process.env).sort() } };
}

/**
 * @param {string} file
 * @returns {Handler}
 */
function page(file) {
  const html = readPage(file);
  return (request, __, { lab = "" }) => {
    const names = namesOf(request);
    if (!names || !isLab(lab)) return unknownLab();
    // On the other site's page Alice's name is the other one.
    const [alice, other] = file === "other.html" ? [names.other, names.own] : [names.own, names.other];
    const facts = JSON.stringify({ lab, alice, other, ways, wayIds }).replaceAll('"', "&quot;");
    /** @type {Record<string, string>} */
    const words = {
      facts,
      alice,
      here: names.own,
      back: `http://${nameOf(alice)}:${appPort}/lab/${lab}/other-site`,
    };
    return { status: 200, text: html.replaceAll(/\{\{(\w+)\}\}/g, (_, word) => words[word] ?? "") };
  };
}

/** @type {Handler} */
function otherPage(request, url, names) {
  // It comes back to its own page between one request and the next.
  if (!url.searchParams.has("by")) exhibits.find(names.lab)?.beginVisit();
  return showOther(request, url, names);
}

/** @param {string} file */
function readPage(file) {
  return readFileSync(new URL(`pages/${file}`, import.meta.url), "utf8");
}

/** @type {Handler} */
function signIn({ headers }, _, { lab = "" }) {
  if (!isLab(lab)) return unknownLab();
  // A browser says where a POST comes from. That another site signs somebody in is a matter of its own.
  if (headers.origin !== `http://${headers.host}`)
    return problem(403, "cross-origin", "Only by Alice's own page.");
  const exhibit = exhibits.begin(lab);
  return {
    status: 200,
    headers: /** @type {any} */ ({ "set-cookie": exhibit.cookies(`/alice/${lab}`) }),
    body: { bearerToken: exhibit.bearerToken },
  };
}

/**
 * Whether a page of Alice's own is signed in; and the token that a change has to bring.
 * @type {Handler}
 */
function me(request, _, names) {
  const asked = find(names);
  if (!asked) return unknownLab();
  const csrfToken = asked.exhibit.csrfTokenFor(asked.way, request);
  asked.exhibit.outcome[asked.way].kept = csrfToken !== null;
  if (csrfToken === null) return problem(401, "no-credential", "Nobody is signed in.");
  return { status: 200, body: { csrfToken } };
}

/** @type {Handler} */
async function role(request, url, names) {
  const asked = find(names);
  if (!asked) return unknownLab();
  const { exhibit, way } = asked;
  const csrfToken = new URLSearchParams(await readText(request)).get("csrfToken");
  const attempt = exhibit.changeRole(way, request, csrfToken);
  const by = url.searchParams.get("by");
  const forgery = forgeries.find((one) => one === by);
  // Who it was is the browser's word, where it gives it.
  if (forgery && attempt.site !== "same-origin") exhibit.outcome[way].forged[forgery] = attempt;
  if (by === "script" && attempt.site !== "cross-site") exhibit.outcome[way].script = attempt;
  const { other } = namesOf(request) ?? { other: "" };
  // So that the other site's page can go on with the next one.
  if (by === "form" || by === "link")
    return { status: 303, headers: { location: `http://${other}/other/${names.lab}?by=${by}&after=${way}` } };
  return { status: attempt.status, body: { changed: attempt.changed } };
}

/**
 * What a script in Alice's page brought.
 * @type {Handler}
 */
async function loot(request, _, { lab }) {
  const exhibit = exhibits.find(lab);
  if (!exhibit) return unknownLab();
  exhibit.compare(await readText(request));
  return { status: 204 };
}

/**
 * For the lab: what came of it all, without the credentials.
 * @type {Handler}
 */
function outcome(_, __, { lab }) {
  const exhibit = exhibits.find(lab);
  return exhibit ? { status: 200, body: { visit: exhibit.visit, outcome: exhibit.outcome } } : unknownLab();
}

/** @param {Names} names */
function find({ lab, way }) {
  const exhibit = exhibits.find(lab);
  const known = wayIds.find((one) => one === way);
  return exhibit && known ? { exhibit, way: known } : null;
}

function unknownLab() {
  return problem(404, "not-found", "Alice has not signed in here, or long ago. Start again in the lab.");
}

/** @param {string} text */
function isLab(text) {
  return /^[\w-]{32}$/.test(text);
}

/**
 * @param {import("./lib/serve.mjs").Request} request
 * @returns {{ own: string, other: string } | null} name and port that were asked for, and those of the other site
 */
function namesOf({ headers: { host = "" } }) {
  const [name = "", port] = host.split(":");
  if (!Object.hasOwn(otherNames, name)) return null;
  return { own: host, other: `${otherNames[/** @type {keyof typeof otherNames} */ (name)]}:${port}` };
}

/** @param {string} host */
function nameOf(host) {
  return host.split(":", 1)[0];
}
