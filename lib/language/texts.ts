import { type I18n, setupI18n } from "@lingui/core";
import { singleton } from "../singleton";
import { type Language, sourceLanguage } from "./languages";

type Values = Readonly<Record<string, string | number | undefined>>;
type CompiledMessages = Parameters<I18n["load"]>[1];

declare global {
  /** The messages of the page's language, compiled: set by the script that `/messages/{language}` sends. */
  var messages: CompiledMessages | undefined;
}

/** Who says the texts: in a browser in the page's language, on a server in the one of the request. */
export const voice = singleton<{ now(): I18n }>("voice", () => {
  let own: I18n | undefined;
  return { now: () => (own ??= ownVoice()) };
});

/**
 * A text of the interface, in the reader's language.
 * @param message in English and in ICU's format: it is also the key by which `messages/` has it in other languages
 * @param values what stands in it in curly brackets
 */
export function t(message: string, values?: Values): string {
  return voice.now()._(message, values);
}

/** The reader's language. */
export function language(): Language {
  return voice.now().locale as Language;
}

function ownVoice(): I18n {
  const locale = globalThis.document?.documentElement.lang || sourceLanguage;
  const own = setupI18n({ locale, messages: { [locale]: globalThis.messages ?? {} } });
  // Otherwise Lingui compiles by itself. A page comes without the compiler, and with what needs one compiled.
  if (process.env.NODE_ENV === "production") own.setMessagesCompiler(compilePlain);
  return own;
}

/** Compiles a message that has values in it and nothing else. */
function compilePlain(message: string): ReturnType<Parameters<I18n["setMessagesCompiler"]>[0]> {
  return message.split(/\{(\w+)\}/).map((part, index) => (index % 2 ? [part] : part));
}

/** Marks a text that is read with `t` elsewhere, so that it is on the list of all messages. */
export function message<T extends string>(text: T): T {
  return text;
}
