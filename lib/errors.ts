import { inLanguage } from "@/lib/language/in-language";

/** Every error that a visitor can meet: its code is stable, its status and words are decided here. */
const problems = inLanguage({
  "unknown-lab": [404, "There is no such lab."],
  "expired-lab": [410, "This lab is over. A lab lives for a day."],
  "unknown-device": [404, "This lab has no such device."],
  "unknown-strategy": [404, "There is no such strategy."],
  "unknown-scenario": [404, "There is no such scenario."],
  "unknown-recording": [404, "There is no such recording."],
  "unknown-language": [404, "The program does not speak this language."],
  "unknown-event": [404, "This lab has no such event."],
  "unknown-action": [404, "Auth.js has no such endpoint here."],
  misdirected: [421, "This program does not answer under that name. Behind a proxy, set PUBLIC_URL."],
  "several-hosts": [400, "A request names one host: this one has several Host headers."],
  "unknown-method": [501, "This program does not know this method."],
  "not-owner": [403, "This lab is somebody else's: only its owner's browser may do this."],
  "too-many-labs": [429, "Too many labs have been started. Try again in a minute."],
  "handover-used": [410, "This link has been used. It makes one browser an owner: ask for another link."],
  "handover-expired": [410, "This link has expired. It is good for ten minutes: ask for another."],
  "unknown-handover": [404, "There is no such link, or a newer one has taken its place."],
  "unknown-watch-link": [
    404,
    "This link shows no lab: it is not complete, or the lab's owner has taken it back.",
  ],
  "unknown-class": [404, "No class has this PIN. Look at the wall again: a class is over after a day."],
  "expired-class": [410, "This class is over: a class lasts a day. Ask your teacher for the PIN of today's."],
  "closed-class": [403, "The door of this class is closed. Ask your teacher to open it again."],
  "full-class": [409, "This class is full: it has room for 1000 phones."],
  "removed-phone": [403, "Your teacher has taken this phone out of the class."],
  "not-this-phone": [403, "This is somebody else's phone: only the browser that joined with it may do this."],
  "too-many-pins": [
    429,
    "Too many wrong PINs have been tried. Wait a minute, or ask your teacher to let you scan the code.",
  ],
  "malformed-pin": [404, "A PIN has six digits."],
  "no-class": [404, "This lab is no class."],
  "round-over": [
    409,
    "This round is over, or the act has begun: its guesses are fixed. Nothing was changed.",
  ],
  "already-acted": [409, "This has been done already in this round."],
  "too-many-rounds": [409, "This class has had as many rounds as there can be. Start another class."],
  "same-strategies": [400, "A round compares two strategies: choose two different ones."],
  "nickname-too-long": [400, "A nickname may have at most 20 characters."],
  "no-own-labs": [409, "Your teacher offers no labs of your own now."],
  "no-nicknames": [409, "Your teacher shows no nicknames now."],
  "nothing-to-lend": [409, "This phone has no cookie to show."],
  "unknown-copy": [
    404,
    "There is no such cookie to copy: the link is not complete, or a newer one has taken its place.",
  ],
  "copy-expired": [410, "This link was good for a minute. Ask your neighbour to show the cookie again."],
  "copy-used": [410, "This cookie has been copied already. Ask your neighbour to show it again."],
  "cross-origin": [403, "This request comes from another site."],
  "malformed-json": [400, "The body is not JSON."],
  "invalid-field": [400, "A field is missing or has a wrong value."],
  "invalid-lifetime": [400, "The lifetime must be one of those offered."],
  "invalid-database-condition": [400, "db must be down, or slow:N with N from 0 to 2000 milliseconds."],
  "too-many-attempts": [429, "Too many wrong passwords came from here. Wait a moment before the next."],
  "too-many-passwords": [429, "Too many passwords are waiting to be verified. Try again in a moment."],
  "too-many-far-requests": [
    429,
    "Too many requests of this lab are waiting for its faraway database. Wait until some have been answered.",
  ],
  "length-required": [411, "A form has to say how long it is: send Content-Length."],
  "body-too-large": [413, "The body is larger than 16 KB."],
  "not-signed-in": [401, "This device is not signed in."],
  "wrong-password": [403, "The current password is not right. Nothing was changed."],
  "password-too-short": [400, "The new password must have at least 8 characters."],
  "password-too-long": [400, "The new password may have at most 128 characters."],
  "password-common": [
    400,
    "The new password is one of the most common, which are guessed first. Nothing was changed.",
  ],
  "password-personal": [
    400,
    "The new password is this account's own e-mail address or name. Nothing was changed.",
  ],
  "password-unchanged": [400, "The new password is the old one."],
  "password-just-changed": [
    409,
    "The password was changed at the same moment. Nothing was changed by this request.",
  ],
  "nothing-to-list": [409, "No list of tokens is kept, so none can be shown or ended."],
  "unknown-session": [404, "There is no such session, or it has ended already."],
  "unknown-client": [401, "Only the resource API may ask about tokens, with its own credentials."],
  "no-api-token": [409, "A broken strategy gets no token for the API, because the API would believe it."],
  "nothing-to-refresh": [409, "There are no refresh tokens under this strategy."],
  "refresh-refused": [401, "The refresh token was refused. Sign in again."],
  "already-measuring": [409, "This lab is already being measured. That takes about a minute and a half."],
  "no-account": [409, "Alice's account has been deleted."],
  "account-exists": [409, "Alice has an account already."],
  "account-banned": [403, "This account has been banned."],
  "nothing-to-steal": [409, "There is nothing of this device to steal."],
  "device-stays": [409, "Every lab has this device. Only one that was added can be removed."],
  "too-many-devices": [409, "This lab already has every device there is."],
  "too-many-satellites": [429, "Too many helper processes are running. Try again in a minute."],
  "other-site-gone": [503, "The page of another site is not running. Start the program again."],
  "satellite-failed": [503, "A helper process could not start, or has ended. Run it again."],
  "unknown-challenge": [404, "There is no such challenge."],
  "challenge-not-begun": [409, "This challenge has not been begun in this lab. Begin it first."],
  "unknown-hint": [404, "Each challenge has three hints, numbered from 1."],
  "unknown-obstacle": [400, "This is none of the reasons to choose from."],
  "unknown-claim": [404, "There is no such card."],
  "claim-running": [409, "This card is running already, perhaps in another tab. Wait until it has ended."],
  "already-running": [409, "This is running already, perhaps in another tab. Wait until it has ended."],
  "too-many-runs": [429, "Too many runs are waiting on this server. Try again in a minute."],
  "too-many-streams": [429, "Too many streams of this lab are open. Each of them ends within seconds."],
  "run-given-up": [
    504,
    "The run was given up: it took too long, its page was closed, or the program was stopped.",
  ],
  "unexpected-answer": [502, "The app gave an answer that this card cannot judge."],
  "database-unavailable": [503, "The database does not answer. Nothing was lost; try again."],
  "not-migrated": [503, "The database lacks a migration of this version. Starting the program applies it."],
  internal: [500, "Something went wrong on the server. It has been logged."],
} as const satisfies Record<string, readonly [number, string]>);

/** Seconds until it is worth trying again, unless a problem says otherwise. */
const soon = 2;

export type ProblemCode = keyof typeof problems;

export function isProblemCode(value: unknown): value is ProblemCode {
  return typeof value === "string" && Object.hasOwn(problems, value);
}

/** An error that is the answer to a request. */
export class Problem extends Error {
  override name = "Problem";
  readonly status: number;
  /** Seconds. */
  readonly retryAfter: number;

  /** @param detail what exactly was wrong, in words that a visitor may read */
  constructor(
    readonly code: ProblemCode,
    readonly detail?: string,
    { retryAfter = soon, ...options }: ErrorOptions & { retryAfter?: number } = {},
  ) {
    super(detail ?? problemTitle(code), options);
    this.status = problems[code][0];
    this.retryAfter = retryAfter;
  }
}

/** The problem that an error is, or was caused by: Auth.js wraps what is thrown within it. */
export function problemIn(error: unknown): Problem | null {
  if (typeof error !== "object" || error === null) return null;
  if (error instanceof Problem) return error;
  const { cause, err } = error as { cause?: unknown; err?: unknown };
  return problemIn(cause) ?? problemIn(err);
}

export function problemTitle(code: ProblemCode): string {
  return problems[code][1];
}

/** RFC 9457 problem details. */
export function problemResponse(problem: Problem): Response {
  const { code, status, detail, retryAfter } = problem;
  const body = { type: "about:blank", title: problemTitle(code), status, code, ...(detail && { detail }) };
  const headers = { "content-type": "application/problem+json", "cache-control": "no-store" };
  return new Response(JSON.stringify(body), {
    status,
    headers: status === 429 ? { ...headers, "retry-after": `${retryAfter}` } : headers,
  });
}
