import { headers } from "next/headers";
import { messagesPath, messagesScript, routeOf } from "@/lib/language/browser-messages";
import { askedAddress } from "@/lib/language/request-language";
import { language } from "@/lib/language/texts";
import { nonceOf } from "@/lib/security-headers";

/** Characters: to ask for so few would take longer than to send them along. */
const short = 8_192;

/** The messages that the page's scripts can say, in its language. They have to be there before the page's own scripts say anything. */
export async function MessagesScript() {
  const nonce = nonceOf(await headers());
  const address = askedAddress();
  const page = address ? routeOf(address) : "";
  const { text } = messagesScript(language(), page);
  // Not asynchronous: the others would not wait. It is kept by the browser for the next visit.
  if (text.length > short) return <script src={messagesPath(language(), page)} nonce={nonce} />;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made of our own messages, and nothing in it ends it
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: text }} />;
}
