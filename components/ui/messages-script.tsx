import { headers } from "next/headers";
import { messagesPath, messagesScript } from "@/lib/language/browser-messages";
import { language } from "@/lib/language/texts";
import { nonceOf } from "@/lib/security-headers";

/** Characters: to ask for so few would take longer than to send them along. */
const short = 8_192;

/** The messages of the page's language. They have to be there before the page's own scripts say anything. */
export async function MessagesScript() {
  const nonce = nonceOf(await headers());
  const { text } = messagesScript(language());
  // Not asynchronous: the others would not wait. It is kept by the browser for the next page.
  if (text.length > short) return <script src={messagesPath(language())} nonce={nonce} />;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made of our own messages, and nothing in it ends it
  return <script nonce={nonce} dangerouslySetInnerHTML={{ __html: text }} />;
}
