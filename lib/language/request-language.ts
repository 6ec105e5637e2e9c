import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { IncomingHttpHeaders } from "node:http";
import { type I18n, setupI18n } from "@lingui/core";
import { compileMessage } from "@lingui/message-utils/compileMessage";
import Negotiator from "negotiator";
import { catalogues } from "@/messages/catalogues";
import { singleton } from "../singleton";
import { isLanguage, type Language, languages, sourceLanguage } from "./languages";
import { voice } from "./texts";

export const languageCookie = "language";

/** Who asked. A check that says nothing in words never finds out in which language it would have. */
type Reader = { headers: IncomingHttpHeaders; address?: string; language?: Language };

const requests = singleton("request-language", () => new AsyncLocalStorage<Reader>());

/** From now on, texts are in the language of the request that is being answered. */
export function speakByRequest(): void {
  const voices = Object.fromEntries(Object.keys(languages).map((one) => [one, voiceOf(one as Language)]));
  voice.now = () => {
    const reader = requests.getStore();
    if (reader) reader.language ??= languageOf(reader.headers);
    return voices[reader?.language ?? sourceLanguage] as I18n;
  };
}

/** All that is done from here on in this request is said in the visitor's language. */
export function enterLanguage(headers: IncomingHttpHeaders, address?: string): void {
  requests.enterWith({ headers, address });
}

/** The path and query that this request asks for. */
export function askedAddress(): string | undefined {
  return requests.getStore()?.address;
}

/** Runs something for a reader of a language. */
export function speaking<T>(language: Language, run: () => T): T {
  return requests.run({ headers: {}, language }, run);
}

/** The language that the visitor has chosen, else the one of ours that the browser asks for first. */
export function languageOf(headers: IncomingHttpHeaders): Language {
  const [, chosen] = headers.cookie?.match(/(?:^|; )language=(\w+)/) ?? [];
  if (isLanguage(chosen)) return chosen;
  const [asked] = new Negotiator({ headers }).languages(Object.keys(languages));
  return isLanguage(asked) ? asked : sourceLanguage;
}

function voiceOf(language: Language): I18n {
  const messages = { en: {}, ...catalogues }[language];
  return setupI18n({ locale: language, messages: { [language]: compileAll(messages) } }).setMessagesCompiler(
    compileMessage,
  );
}

function compileAll(messages: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessage(text)]));
}
