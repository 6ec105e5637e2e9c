import type { Prediction } from "./scenario";

/** The question of questions: after a password change, with a thief who holds a copy of the phone's cookies. */
export const whoStays: Prediction = {
  ask: ["laptop/database", "phone/database", "thief/database", "laptop/jwt", "phone/jwt", "thief/jwt"],
  because: [
    {
      reason: "the server deletes session rows, and tokens have none",
      answer: "Yes: that is the difference.",
    },
    {
      reason: "a password change signs everybody out",
      answer:
        "Only where the server looks something up at each check. The check of a plain token asks about no password.",
    },
    {
      reason: "the device that makes the change stays in",
      answer: "It could, if the server spared its session. Here the change ends every row of Alice's.",
    },
    {
      reason: "the server notices a copied cookie",
      answer: "Not from its bytes: the request is the same. It takes something more to detect a copy.",
    },
  ],
  why: {
    database: "The change deletes all of Alice's rows, and every check looks for its row.",
    jwt: "The check verifies the signature and the time. Neither has changed.",
  },
};
