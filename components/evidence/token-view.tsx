import type { Check } from "@/lib/device/check";
import { decodeWithoutVerifying, readEncrypted } from "@/lib/evidence/decode-token";
import { shortId } from "@/lib/lab/short-id";
import { inLanguage } from "@/lib/language/in-language";
import { t } from "@/lib/language/texts";
import { lookUp } from "@/lib/look-up";
import { Fields } from "./fields";
import { formatLeft } from "./format";

const notes: Record<string, string> = inLanguage({
  alg: "how it says it is signed; the server accepts HS256 alone",
  kid: "names the key",
  typ: "what it is",
  iss: "who issued it",
  aud: "for whom: a lab",
  sub: "who it is about: the user's id",
  email: "readable by whoever holds the token",
  name: "as it was at sign-in",
  sid: "names this sign-in",
  jti: "names this token",
  iat: "when it was issued",
  exp: "when it ends by itself",
  rolling: "seconds by which a visit to /session extends it",
  latest: "no visit extends it beyond this",
});

/**
 * A token taken apart. Nobody verified it to show this: anybody can read one.
 * @param check what the server made of it
 */
export function TokenView({ token, check }: { token: string; check: Check }) {
  const at = Date.parse(check.at);
  const decoded = decodeWithoutVerifying(token);
  if (!decoded) return <EncryptedToken token={token} check={check} />;
  return (
    <>
      <Fields title={t("Header")} fields={toFields(decoded.header, at)} />
      <Fields title="Claims" fields={toFields(decoded.claims, at)} />
      <Fields
        title={t("Signature")}
        fields={[{ name: String(decoded.header.alg), value: decoded.signature, note: verdictOf(check) }]}
      />
    </>
  );
}

const encryptedNotes: Record<string, string> = inLanguage({
  alg: "dir: encrypted with the server's own key, and with none that came along",
  enc: "how it is encrypted, and protected against changes",
  kid: "names the key",
});

/** Of an encrypted token, a holder can read how it was encrypted, and no more. */
function EncryptedToken({ token, check }: { token: string; check: Check }) {
  const encrypted = readEncrypted(token);
  if (!encrypted) return <p className="break-all">{t("This is not a JWT: {token}", { token })}</p>;
  const note = check.signedIn
    ? t("decrypted with the server's key: nobody else can read or change it")
    : t("not accepted: {reason}", { reason: check.reason });
  return (
    <>
      <Fields title={t("Header")} fields={toFields(encrypted.header, Date.parse(check.at), encryptedNotes)} />
      <Fields
        title={t("Claims, encrypted")}
        fields={[{ name: String(encrypted.header.enc), value: encrypted.ciphertext, note }]}
      />
    </>
  );
}

function verdictOf(check: Check): string {
  if (check.signedIn) return t("verified: these claims were signed with the server's key");
  if (check.reason === "bad-signature") return t("not made with the server's key");
  return t("not accepted: {reason}", { reason: check.reason });
}

function toFields(values: Record<string, unknown>, at: number, words = notes) {
  return Object.entries(values).map(([name, value]) => ({
    name,
    value: tell(name, value, at),
    note: lookUp(words, name) ?? "",
  }));
}

function tell(name: string, value: unknown, at: number): string {
  if (isTime(name, value)) return readTime(value, at);
  if (name !== "aud") return String(value);
  // The audience is the lab's id, alone or with the strategy after it: those who watch need not learn it.
  const [lab = "", ...rest] = String(value).split("/");
  return [`${shortId(lab)}…`, ...rest].join("/");
}

function isTime(name: string, value: unknown): value is number {
  return ["iat", "exp", "nbf", "latest"].includes(name) && typeof value === "number";
}

function readTime(seconds: number, at: number): string {
  const distance = seconds * 1000 - at;
  const relative =
    distance >= 0
      ? t("in {left}", { left: formatLeft(distance) })
      : t("{left} ago", { left: formatLeft(-distance) });
  return t("{seconds} = {when} UTC, {relative}.", {
    seconds,
    when: new Date(seconds * 1000).toISOString().slice(11, 19),
    relative,
  });
}
