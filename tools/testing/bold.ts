/** Numbers that are names: of standards, algorithms, protocols, status codes and weaknesses. */
const names =
  /\b(RFC \d+(, [\d.]+)?|ASVS [\d.]+|[HRE]S\d{3}|SHA-\d+|Ed25519|HTTP\/\d(\.\d)?|VP\d|A\d+\w+|CVE-[\d-]+|GHSA-[\w-]+|[2345]\d\d)\b/g;

/** The sentences of a text that promise something exactly: by a number, or by a word that allows no exception. */
export function bold(text = ""): string[] {
  return text
    .split(/(?<=[.:;?]) /)
    .filter((sentence) => /\d|\b(never|always|nobody|only)\b/i.test(sentence.replace(names, "")));
}
