import type { EventFact, Facts } from "@/lib/lab/facts";
import type { WayId } from "../other-site/outcome";
import type { Challenge } from "./challenge";
import { latest } from "./look";

const visit = (facts: Facts) => latest(facts, "other-site-visited");

/** What Alice's site answered to the other site's requests, such as `form:200 frame:401`. */
const answers = (event: EventFact | undefined, way: WayId) => String(event?.detail[way] ?? "");

export const challenge: Challenge = {
  id: "from-another-site",
  title: "From another site",
  goal: "Make Alice's browser change her role from a page of another site, though her cookie is SameSite=Lax.",
  part: "the thief",
  level: 2,
  strategies: ["database", "jwt"],
  hints: [
    "Two sites of ours stand ready for it. The link below leads to them.",
    "Sign Alice in there, open the other site, and come back. The row SameSite=Lax says which requests took the cookie along.",
    "One kind of request takes the cookie along. What does Alice's site do when it comes?",
  ],
  facts: [
    {
      words:
        "The other site has had a form, a frame, fetch and a link sent to where the cookie is SameSite=Lax",
      holds: (facts) => visit(facts) !== undefined,
    },
    {
      words: "None of them has changed her role",
      holds: (facts) =>
        /^(\w+:\d+ ?)+$/.test(answers(visit(facts), "lax")) && !/:200/.test(answers(visit(facts), "lax")),
    },
    {
      words: "With a cookie that is sent along, one of them has",
      holds: (facts) => /:200/.test(answers(visit(facts), "none") + answers(visit(facts), "no-same-site")),
    },
  ],
  obstacles: [
    {
      words: "The cookie is HttpOnly",
      answer: "Whoever forges a request need not read it: the browser sends it.",
    },
    {
      words: "A page cannot post a form to another site",
      answer: "It can, and it did: where the cookie is SameSite=None the change was carried out.",
    },
    {
      words: "Lax stays at home when a form is posted, and a link changes nothing there",
      answer: "With a link it comes along. A link is a GET, by which a site must not change anything.",
      right: true,
    },
  ],
  why: "With Lax the browser sends the cookie along when a link leads to Alice's site, and with no form, frame or fetch of another site. By a link (GET) her site changes nothing.",
  otherwise:
    "A change by GET, SameSite=None, or a cookie without SameSite that is young; and a stranger's script in Alice's own page, which is no other site.",
  solution: [{ do: "open-other-site" }],
};
