import "server-only";
import type { NextAuthConfig } from "next-auth";
import GitHub from "next-auth/providers/github";
import { credentials } from "./credentials";

const baseUrl = process.env.AUTH_GITHUB_URL;

/** Ways to sign in. Either configuration takes any of them. */
export const providers: NextAuthConfig["providers"] = [
  credentials,
  // It reads AUTH_GITHUB_ID and AUTH_GITHUB_SECRET. AUTH_GITHUB_URL is for a GitHub of your own.
  GitHub(baseUrl ? { enterprise: { baseUrl } } : {}),
  {
    id: "link",
    name: "a link by e-mail",
    type: "email",
    maxAge: 60 * 60,
    // Your mailer goes here. Whoever opens the link is signed in.
    sendVerificationRequest: ({ identifier, url }) => console.log(`Mail to ${identifier}: ${url}`),
  },
];
