import type { Practice } from "./practice";

const read = "2026-11-26";
const service = { of: "service", read } as const;

export const services: readonly Practice[] = [
  {
    ...service,
    name: "Clerk",
    behaviour:
      "With signOutOfOtherSessions, a change of the password signs the user out elsewhere. The token that an application verifies lives a minute.",
    others: "asked-for",
    source: {
      title: "Clerk, UpdateUserPasswordParams",
      url: "https://github.com/clerk/clerk-docs/blob/main/clerk-typedoc/shared/update-user-password-params.mdx",
    },
    also: { title: "Clerk, How Clerk works", url: "https://clerk.com/docs/guides/how-clerk-works/overview" },
    basis: "documented",
    version: "2026-08-21",
    alike: ["jwt-short"],
  },
  {
    ...service,
    name: "Supabase Auth",
    behaviour:
      "A change of the password deletes all other sessions, and with them the refresh tokens. An access token that is out is good until it expires, usually within an hour.",
    others: "ended-later",
    source: {
      title: "Supabase, User sessions",
      url: "https://supabase.com/docs/guides/auth/sessions",
    },
    also: {
      title: "Supabase Auth, user.go: UpdatePassword",
      url: "https://github.com/supabase/auth/blob/v2.196.0/internal/models/user.go",
    },
    basis: "source",
    version: "2.196.0",
    alike: ["jwt-short"],
  },
  {
    ...service,
    name: "Firebase Authentication",
    behaviour:
      "Refresh tokens end at a change of the password. An ID token lives an hour; whether it was revoked is asked of the service where the application wants that.",
    others: "ended-later",
    source: {
      title: "Firebase, Manage User Sessions",
      url: "https://firebase.google.com/docs/auth/admin/manage-sessions",
    },
    basis: "documented",
    version: null,
    alike: ["jwt-short"],
  },
  {
    ...service,
    name: "GitHub, mobile app",
    behaviour:
      "After a reset of the password the app stays signed in until its authorization is revoked as well. The page says nothing of sessions in browsers.",
    others: "go-on",
    source: {
      title: "GitHub, Updating your GitHub access credentials",
      url: "https://docs.github.com/en/authentication/keeping-your-account-and-data-secure/updating-your-github-access-credentials",
    },
    basis: "documented",
    version: "004402084c06",
    alike: ["jwt"],
  },
];
