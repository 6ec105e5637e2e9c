import type { Scenario } from "./scenario";

export const scenario: Scenario = {
  id: "the-token-that-never-dies",
  title: "The stolen token that never dies",
  question: "A token lives for 30 seconds. Can a thief make it live for ever?",
  strategies: ["jwt"],
  steps: [
    {
      title: "Rolling expiry",
      narration:
        "Alice signs in for 30 seconds with rolling expiry, as Auth.js does it: each visit to /session issues the token anew.",
      show: { tab: "Row and token", device: "thief" },
      action: { do: "sign-in", lifetime: 30, expiry: "rolling" },
      expect: { lanes: { "phone/jwt": "signed-in" } },
    },
    {
      title: "The theft",
      narration: "A thief copies the phone's token.",
      action: { do: "steal", lanes: ["phone/jwt"] },
      expect: { lanes: { "thief/jwt": "signed-in" } },
    },
    {
      title: "The clock runs",
      narration: "Some seconds pass.",
      action: { do: "wait-until-left", lane: "phone/jwt", seconds: 22 },
      expect: { lanes: { "phone/jwt": "signed-in", "thief/jwt": "signed-in" } },
    },
    {
      title: "The thief asks",
      narration: "With the copy the thief asks Auth.js's own endpoint /session, and is given a new token.",
      action: { do: "ask-session", lanes: ["thief/jwt"] },
      expect: { lanes: { "thief/jwt": "signed-in" }, end: { "thief/jwt": "later", "phone/jwt": "same" } },
    },
    {
      title: "The password changes",
      narration:
        "Alice changes her password, which ends no token. Hers has some seconds left; and the thief's?",
      action: { do: "change-password" },
      predict: true,
      expect: { lanes: { "laptop/jwt": "signed-in", "phone/jwt": "signed-in", "thief/jwt": "signed-in" } },
    },
    {
      title: "The original expires",
      narration: "The phone's token runs out. The thief's, which was issued from it, does not.",
      action: { do: "wait-for-expiry", lane: "phone/jwt" },
      expect: { lanes: { "phone/jwt": "expired", "thief/jwt": "signed-in" } },
    },
    {
      title: "Absolute expiry",
      narration: "Now with absolute expiry. Alice signs in again, for 30 seconds.",
      action: { do: "sign-in", lifetime: 30, expiry: "absolute" },
      expect: { lanes: { "phone/jwt": "signed-in" } },
    },
    {
      title: "The second theft",
      narration: "The thief copies the phone's token once more.",
      action: { do: "steal", lanes: ["phone/jwt"] },
      expect: { lanes: { "thief/jwt": "signed-in" } },
    },
    {
      title: "Asking in vain",
      narration:
        "The thief asks /session again. It hands back the token as it was: the end was set at sign-in.",
      action: { do: "ask-session", lanes: ["thief/jwt"] },
      expect: { lanes: { "thief/jwt": "signed-in" }, end: { "thief/jwt": "same" } },
    },
    {
      title: "The end",
      narration: "Half a minute after the sign-in it is over, for Alice and for the thief.",
      action: { do: "wait-for-expiry", lane: "thief/jwt" },
      expect: { lanes: { "phone/jwt": "expired", "thief/jwt": "expired" }, sql: { "thief/jwt": 0 } },
    },
  ],
};
