/** A text that makes a claim or limits it. */
export type Source = { title: string; url: string };

/** The texts that cards refer to. A card that wants another adds it here. */
export const sources = {
  asvsSessions: {
    title: "OWASP ASVS 5.0, V7 Session Management",
    url: "https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/0x16-V7-Session-Management.md",
  },
  asvsTokens: {
    title: "OWASP ASVS 5.0, V9 Self-contained Tokens",
    url: "https://github.com/OWASP/ASVS/blob/v5.0.0/5.0/en/0x18-V9-Self-contained-Tokens.md",
  },
  owaspSessions: {
    title: "OWASP Session Management Cheat Sheet",
    url: "https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html",
  },
  owaspJwt: {
    title: "OWASP JSON Web Token Cheat Sheet for Java",
    url: "https://cheatsheetseries.owasp.org/cheatsheets/JSON_Web_Token_for_Java_Cheat_Sheet.html",
  },
  owaspStorage: {
    title: "OWASP HTML5 Security Cheat Sheet, local storage",
    url: "https://cheatsheetseries.owasp.org/cheatsheets/HTML5_Security_Cheat_Sheet.html",
  },
  auth0Storage: {
    title: "Auth0, Token storage: browser local storage",
    url: "https://auth0.com/docs/secure/security-guidance/data-security/token-storage",
  },
  auth0Cookies: {
    title: "Auth0, Cookies: cookie-based and token-based authentication",
    url: "https://auth0.com/docs/manage-users/cookies",
  },
  bearer: { title: "RFC 6750, Bearer Token Usage", url: "https://www.rfc-editor.org/rfc/rfc6750" },
  cookieTheft: {
    title: "OWASP Cookie Theft Mitigation Cheat Sheet",
    url: "https://cheatsheetseries.owasp.org/cheatsheets/Cookie_Theft_Mitigation_Cheat_Sheet.html",
  },
  owaspCsrf: {
    title: "OWASP Cross-Site Request Forgery Prevention Cheat Sheet",
    url: "https://cheatsheetseries.owasp.org/cheatsheets/Cross-Site_Request_Forgery_Prevention_Cheat_Sheet.html",
  },
  cookies: {
    title: "RFC 6265bis, Cookies: HTTP State Management Mechanism",
    url: "https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/",
  },
  nistSessions: {
    title: "NIST SP 800-63B-4, Session Management",
    url: "https://pages.nist.gov/800-63-4/sp800-63b/session/",
  },
  jwtIntroduction: { title: "Introduction to JSON Web Tokens", url: "https://jwt.io/introduction" },
  jwt: { title: "RFC 7519, JSON Web Token (JWT)", url: "https://www.rfc-editor.org/rfc/rfc7519" },
  hpack: {
    title: "RFC 7541, HPACK: Header Compression for HTTP/2",
    url: "https://www.rfc-editor.org/rfc/rfc7541",
  },
  qpack: {
    title: "RFC 9204, QPACK: Field Compression for HTTP/3",
    url: "https://www.rfc-editor.org/rfc/rfc9204",
  },
  statusCodes: {
    title: "RFC 6585, Additional HTTP Status Codes",
    url: "https://www.rfc-editor.org/rfc/rfc6585",
  },
  introspection: {
    title: "RFC 7662, OAuth 2.0 Token Introspection",
    url: "https://www.rfc-editor.org/rfc/rfc7662",
  },
  jwtPractice: {
    title: "RFC 8725, JSON Web Token Best Current Practices",
    url: "https://www.rfc-editor.org/rfc/rfc8725",
  },
  accessTokens: {
    title: "RFC 9068, JWT Profile for OAuth 2.0 Access Tokens",
    url: "https://www.rfc-editor.org/rfc/rfc9068",
  },
  dpop: {
    title: "RFC 9449, Demonstrating Proof of Possession (DPoP)",
    url: "https://www.rfc-editor.org/rfc/rfc9449",
  },
  oauthPractice: {
    title: "RFC 9700, Best Current Practice for OAuth 2.0 Security",
    url: "https://www.rfc-editor.org/rfc/rfc9700",
  },
  browserApps: {
    title: "OAuth 2.0 for Browser-Based Applications",
    url: "https://datatracker.ietf.org/doc/draft-ietf-oauth-browser-based-apps/",
  },
  boundSessions: {
    title: "W3C, Device Bound Session Credentials",
    url: "https://w3c.github.io/webappsec-dbsc/",
  },
  authJsStrategies: {
    title: "Auth.js, Session strategies",
    url: "https://authjs.dev/concepts/session-strategies",
  },
  authJsExtending: {
    title: "Auth.js, Extending the session",
    url: "https://authjs.dev/guides/extending-the-session",
  },
  cookieCache: {
    title: "Better Auth, Session management: cookie cache",
    url: "https://www.better-auth.com/docs/concepts/session-management",
  },
  lucia: { title: "Lucia, Stateless tokens", url: "https://lucia-auth.com/sessions/stateless-tokens" },
  copenhagen: { title: "The Copenhagen Book, Sessions", url: "https://thecopenhagenbook.com/sessions" },
  stopUsingJwt: {
    title: "S. Slootweg, Stop using JWT for sessions (2016)",
    url: "http://cryto.net/~joepie91/blog/2016/06/13/stop-using-jwt-for-sessions/",
  },
  libraries: {
    title: "T. McLean, Critical vulnerabilities in JSON Web Token libraries (2015)",
    url: "https://auth0.com/blog/critical-vulnerabilities-in-json-web-token-libraries/",
  },
} as const satisfies Record<string, Source>;
