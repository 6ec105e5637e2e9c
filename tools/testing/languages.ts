import type { Language } from "@/lib/language/languages";
import { speakByRequest, speaking } from "@/lib/language/request-language";
import { voice } from "@/lib/language/texts";

/** Runs something as a server does it for a reader of a language. */
export async function readIn<T>(language: Language, run: () => T | Promise<T>): Promise<T> {
  const { now } = voice;
  speakByRequest();
  try {
    return await speaking(language, run);
  } finally {
    voice.now = now;
  }
}
