import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { cookieIn, type Exhibit } from "./exhibit";
import type { Fault } from "./fault";
import { readByScript } from "./read-by-script";

export const sessionFaults: readonly Fault[] = inLanguage(
  [
    {
      id: "fixed-id",
      title: "Everybody gets the same id",
      standard: "OWASP ASVS 7.2.3: a session token is random and unique",
      lines: [`const id = "session-1";`],
      repair: [[`randomBytes(32).toString("base64url")`, `"session-1"`]],
      inside: "Bob signed in as himself, and is in Alice's account with the id that he was given.",
      outside: "With the id that he was given, Bob is in his own account.",
      exploit: async (exhibit) => {
        const bob = await exhibit.signIn("Bob");
        await exhibit.signIn("Alice");
        return isAlice(exhibit, "Bob", cookieIn(bob), t("Bob's own cookie"));
      },
    },
    {
      id: "readable-cookie",
      title: "A script can read the cookie",
      standard: "OWASP ASVS 3.3.4: HttpOnly, where no script needs the value",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: a line of the program
      lines: ["return { status: 200, setCookie: `sessionId=${id}; Path=/` };"],
      repair: [["; HttpOnly", ""]],
      inside: "A script on the page read Alice's cookie and sent it to the thief, who is in Alice's account.",
      outside: "The script read nothing, and the thief has nothing to send.",
      exploit: async (exhibit) => {
        const { setCookie } = await exhibit.signIn("Alice");
        const read = readByScript(setCookie);
        const words = read ? t("what a script read") : t("nothing, which is what a script read");
        return isAlice(exhibit, t("The thief"), { cookie: read }, words);
      },
    },
    {
      id: "not-found",
      title: "A session that is not found is not handled",
      standard: "OWASP ASVS 16.5.3: a program fails gracefully",
      lines: [
        "const session = sessions.get(id);",
        // biome-ignore lint/suspicious/noTemplateCurlyInString: a line of the program
        "return { status: 200, body: `Signed in as ${session.user}` };",
      ],
      repair: [["  if (!session) return { status: 401 };\n", ""]],
      inside: "One request with a cookie that stands for nothing, and the program broke over it.",
      outside: "A cookie that stands for nothing is refused.",
      exploit: async (exhibit) => {
        const unknown = { cookie: "sessionId=made-up" };
        return (await exhibit.account(t("The thief"), unknown, t("a cookie that was made up"))).status >= 500;
      },
    },
    {
      id: "session-stays",
      title: "Signing out leaves the session where it is",
      standard: "OWASP ASVS 7.4.1: a session that was ended cannot be used any more",
      lines: [`return { status: 200, setCookie: "sessionId=; Path=/; Max-Age=0" };`],
      repair: [["  sessions.delete(id);\n", ""]],
      inside: "Alice signed out, and a copy of her cookie is still good.",
      outside: "Alice signed out, and a copy of her cookie is worth nothing.",
      exploit: async (exhibit) => {
        const alice = cookieIn(await exhibit.signIn("Alice"));
        await exhibit.signOut("Alice", alice);
        return isAlice(exhibit, t("The thief"), alice, t("a copy of Alice's cookie"));
      },
    },
  ],
  "title",
  "standard",
  "inside",
  "outside",
);

async function isAlice(exhibit: Exhibit, by: string, header: { cookie: string }, words: string) {
  const { status, body } = await exhibit.account(by, header, words);
  return status === 200 && body.includes("alice");
}
