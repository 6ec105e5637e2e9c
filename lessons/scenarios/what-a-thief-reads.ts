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
        "At the left the cookie is a random id that says nothing. At the right it is a statement that anybody can read: her e-mail address, her role, until when.",
      show: { tab: "Row and token", device: "phone" },
      expect: { tellsEmail: { "phone/database": false, "phone/jwt": true } },
    },
    {
      title: "What a script sees",
      narration:
        "A script on the page reads document.cookie, and finds neither of them: both are HttpOnly. It does find one that it has just set itself, so it can read.",
      show: { tab: "Row and token", device: "phone" },
      expect: { scriptSees: { "phone/database": [], "phone/jwt": [] } },
    },
    {
      title: "What the table holds",
      narration:
        "And if the database leaks? A thief takes what the table holds of the phone's session, and uses it as a cookie.",
      action: { do: "use-leak", lane: "phone/database" },
      show: { tab: "Row and token", device: "phone" },
      expect: { lanes: { "phone/database": "signed-in", "thief/database": "unknown-session" } },
    },
    {
      title: "Why that fails",
      narration:
        "The table holds a hash of the token, and the server hashes what comes in once more. A copy of the table signs nobody in.",
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
        "The cookie itself is another matter. Whoever copies it from the browser is Alice, under both strategies.",
      action: { do: "steal", lanes: ["phone/database", "phone/jwt"] },
      expect: { lanes: { "thief/database": "signed-in", "thief/jwt": "signed-in" } },
    },
  ],
};
