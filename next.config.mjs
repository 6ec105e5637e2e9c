/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // `npm run check` does it. Whoever only wants to start the program need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pg"],
  // No `rewrites` and no `headers`: Next matches each of them anew for every request, which a class of 300 phones
  // pays for. lib/entrance.ts and lib/security-headers.ts do it.
};
