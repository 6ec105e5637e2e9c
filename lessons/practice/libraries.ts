import { sources } from "../claims/sources";
import type { Practice } from "./practice";

const read = "2026-11-26";
const library = { of: "library", read } as const;

export const libraries: readonly Practice[] = [
  {
    ...library,
    name: "Auth.js, JWT",
    behaviour:
      "A token cannot be ended before it expires without a list that is asked at every request. A copy of a deleted cookie is accepted until then.",
    others: "go-on",
    source: sources.authJsStrategies,
    basis: "documented",
    version: "5.0.0-beta.32",
    alike: ["jwt-stock"],
  },
  {
    ...library,
    name: "Auth.js, database sessions",
    behaviour:
      "Sessions can be changed on the server at any time. Signing out everywhere is something that an application can build on that.",
    others: "asked-for",
    source: sources.authJsStrategies,
    basis: "documented",
    version: "5.0.0-beta.32",
    alike: ["database-stock"],
  },
  {
    ...library,
    name: "Better Auth",
    behaviour:
      "With revokeOtherSessions, a change of the password deletes the other sessions; a reset does so with revokeSessionsOnPasswordReset, which is off by default.",
    others: "asked-for",
    source: sources.cookieCache,
    also: {
      title: "Better Auth, Email and password",
      url: "https://www.better-auth.com/docs/authentication/email-password",
    },
    basis: "documented",
    version: "1.7.1",
    alike: ["database"],
  },
  {
    ...library,
    name: "Better Auth, cookie cache",
    behaviour:
      "A session that was revoked may remain active on other devices until the cached copy is too old, which is five minutes in its example.",
    others: "ended-later",
    source: sources.cookieCache,
    basis: "documented",
    version: "1.7.1",
    alike: ["database-cached"],
  },
  {
    ...library,
    name: "The Copenhagen Book",
    behaviour: "All sessions of a user should be invalidated when they change their password.",
    others: "ended",
    source: sources.copenhagen,
    basis: "documented",
    version: "2025-02-05",
    alike: ["database"],
  },
  {
    ...library,
    name: "iron-session",
    behaviour:
      "Sessions are in an encrypted cookie and cannot be invalidated at once. It advises a look-up of the user, whom the application can block there.",
    others: "go-on",
    source: {
      title: "iron-session, How to invalidate sessions?",
      url: "https://github.com/vvo/iron-session#how-to-invalidate-sessions",
    },
    basis: "documented",
    version: "8.0.4",
    alike: ["jwt-stock"],
  },
  {
    ...library,
    name: "Django",
    behaviour:
      "A session holds an HMAC of the password field, which is compared at each request: a new password logs out every other session. Its own view keeps the present one.",
    others: "ended",
    source: {
      title: "Django, Session invalidation on password change",
      url: "https://docs.djangoproject.com/en/1.11/topics/auth/default/#session-invalidation-on-password-change",
    },
    basis: "documented",
    version: "1.11",
    alike: ["jwt-version"],
  },
  {
    ...library,
    name: "Rails, authentication generator",
    behaviour: "The controller that it writes deletes all sessions of the user when the password is reset.",
    others: "ended",
    source: {
      title: "Rails, passwords_controller.rb of the authentication generator",
      url: "https://github.com/rails/rails/blob/main/railties/lib/rails/generators/rails/authentication/templates/app/controllers/passwords_controller.rb.tt",
    },
    basis: "source",
    version: "2026-08-22",
    alike: ["database"],
  },
  {
    ...library,
    name: "Devise",
    behaviour:
      "A session holds the first characters of the password's hash, which are compared with the user's row when it is read: a new password ends the other sessions. The present one is signed in again unless that is switched off.",
    others: "ended",
    source: {
      title: "Devise, authenticatable.rb",
      url: "https://github.com/heartcombo/devise/blob/main/lib/devise/models/authenticatable.rb",
    },
    basis: "source",
    version: "5.0.3",
    alike: ["jwt-version"],
  },
  {
    ...library,
    name: "Laravel",
    behaviour:
      "With the middleware auth.session, which is to be added, a session holds a hash of the password and ends when that changes. logoutOtherDevices ends the others and keeps the present one.",
    others: "asked-for",
    source: {
      title: "Laravel, Invalidating sessions on other devices",
      url: "https://laravel.com/docs/authentication#invalidating-sessions-on-other-devices",
    },
    basis: "documented",
    version: "2026-03-20",
    alike: ["jwt-version"],
  },
  {
    ...library,
    name: "Spring Security, remember-me",
    behaviour:
      "The hash-based remember-me token is made with the password, so a change invalidates all that were issued. Sessions are not spoken of there, and the persistent kind is not made so.",
    others: "ended",
    source: {
      title: "Spring Security, Remember-Me Authentication",
      url: "https://docs.spring.io/spring-security/reference/servlet/authentication/rememberme.html",
    },
    basis: "documented",
    version: "2026-08-20",
    alike: ["jwt-version"],
  },
  {
    ...library,
    name: "ASP.NET Core Identity",
    behaviour:
      "A new password gives the user a new security stamp. The stamp in a cookie is compared again when it is half an hour old, by default.",
    others: "ended-later",
    source: {
      title: "Microsoft, SecurityStampValidatorOptions.ValidationInterval",
      url: "https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.identity.securitystampvalidatoroptions.validationinterval",
    },
    also: {
      title: "ASP.NET Core, UserManager.cs: UpdatePasswordHash",
      url: "https://github.com/dotnet/aspnetcore/blob/032c5b4239a620819724149590c7a78b0cbdf2ba/src/Identity/Extensions.Core/src/UserManager.cs",
    },
    basis: "documented",
    version: null,
    alike: ["database-cached"],
  },
];
