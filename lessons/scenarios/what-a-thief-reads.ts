import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "what-a-thief-reads",
  title: "What a thief reads",
  question: "What does a stolen cookie, a script in the page, or a leaked table give away?",
  strategies: ["database", "jwt"],
  steps: [
    {
      title: "Sign in",
      narration: "Alice signs in on her laptop and on her phone.",
      action: { do: "sign-in", lifetime: 120, expiry: "absolute" },
      expect: { lanes: { "phone/database": "signed-in", "phone/jwt": "signed-in" } },
    },
    {
      title: "What the cookie says",
      narration:
        "At the left the cookie is a random id that says nothing. At the right it is signed, and a signature hides nothing: her e-mail address, her role, the end.",
      show: { tab: "Row and token", device: "phone" },
      expect: { tellsEmail: { "phone/database": false, "phone/jwt": true } },
    },
    {
      title: "What a script sees",
      narration:
        "A script on the page reads document.cookie and finds neither cookie: both are HttpOnly. It can read a test cookie that it set itself, so the script works.",
      show: { tab: "Row and token", device: "phone" },
      expect: { scriptSees: { "phone/database": [], "phone/jwt": [] } },
    },
    {
      title: "What the table holds",
      narration:
        "And if the database leaks? The thief tries the phone's row as a cookie: will it sign the thief in?",
      action: { do: "use-leak", lane: "phone/database" },
      predict: {
        ask: ["thief/database"],
        because: [
          {
            reason: "the table holds the same value as the cookie",
            answer:
              "Auth.js's stock adapter keeps it so, and there this works. Here the table holds its hash.",
          },
          {
            reason: "the table holds a hash",
            answer: "Yes: what comes is hashed once more, and is found in no row.",
          },
        ],
        why: {
          database: "The table holds a hash of the token: hashed once more, it is found in no row.",
        },
      },
      show: { tab: "Row and token", device: "phone" },
      expect: { lanes: { "phone/database": "signed-in", "thief/database": "unknown-session" } },
    },
    {
      title: "Why that fails",
      narration:
        "The table holds a hash of the token, and the server hashes what comes once more. Auth.js's stock adapter keeps the token itself: there the thief would be in.",
      show: { tab: "What the server did", device: "thief" },
      measure: ["thief/database"],
      expect: {
        lanes: { "thief/database": "unknown-session" },
        sql: { "thief/database": 1 },
      },
    },
    {
      title: "The cookie itself",
      narration:
        "The cookie itself is another matter: now the thief copies it from the browser. Is HttpOnly of any help against that?",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" } },
    },
  ],
};
