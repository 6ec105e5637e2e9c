import { sources } from "../claims/sources";
import type { Practice } from "./practice";

const read = "2026-11-26";

export const standards: readonly Practice[] = [
  {
    of: "standard",
    name: "OWASP ASVS 7.4.3",
    behaviour:
      "After a password is changed or reset, a user is given the option to end all other active sessions.",
    others: "asked-for",
    source: sources.asvsSessions,
    read,
    basis: "documented",
    version: "5.0.0",
    alike: ["database"],
  },
  {
    of: "standard",
    name: "OWASP ASVS 7.4.1",
    behaviour:
      "A session that was ended cannot be used any more. For tokens that carry their own data it names a list of ended tokens, a date for each user, and a key for each user.",
    others: "ended",
    source: sources.asvsSessions,
    read,
    basis: "documented",
    version: "5.0.0",
    alike: ["jwt-denylist", "jwt-not-before", "jwt-user-key"],
  },
  {
    of: "standard",
    name: "OWASP Session Management Cheat Sheet",
    behaviour:
      "The session id is renewed when privileges change, for which it names a change of the password, and the previous id is destroyed. It speaks of the session in which that happens.",
    others: "not-said",
    source: sources.owaspSessions,
    read,
    basis: "documented",
    version: "2026-08-17",
    alike: ["database"],
  },
  {
    of: "standard",
    name: "NIST, Digital Identity Guidelines, the second draft of the fourth revision",
    behaviour:
      "A session ends at a time limit, or when it was not used. At a log-out the browser's side erases its secret, or has it invalidated. That section does not speak of a change of the password.",
    others: "not-said",
    source: {
      title: "NIST SP 800-63B-4, 5_session.md of the draft",
      url: "https://github.com/usnistgov/800-63-4/blob/d26e8a278c1aad19d859b13f772be327ab9ed888/_sp800-63b/5_session.md",
    },
    // The final text of 2025, which could not be read.
    also: sources.nistSessions,
    read,
    basis: "documented",
    version: "2024-08-21",
    alike: ["jwt"],
  },
  {
    of: "standard",
    name: "RFC 9700, 4.14.2",
    behaviour: "An authorization server may revoke refresh tokens by itself when a password is changed.",
    others: "asked-for",
    source: {
      title: "OAuth Security Best Current Practice, the draft of RFC 9700",
      url: "https://github.com/oauthstuff/draft-ietf-oauth-security-topics/blob/main/A04_attacks-and-mitigations.md",
    },
    also: sources.oauthPractice,
    read,
    basis: "documented",
    version: "2024-06-03",
    alike: ["jwt-short"],
  },
];
