/** Of the sources, see tools/lib/prepare.mjs. Next reads it by itself; hot reload has none. */
const version = process.env.NEXT_DEPLOYMENT_ID;

/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // `npm run check` does it. Whoever only wants to start the program need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pg"],
  // Browsers ask for it by themselves where a page names no icon, or is not there yet.
  rewrites: async () => [{ source: "/favicon.ico", destination: "/icon.svg" }],
  // Those that depend on the request are in lib/security-headers.ts.
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        // A lab's address is the key to it. `no-referrer` would also take the Origin header off forms.
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
      ],
    },
    // What the board asks every second tells it that it is older than the program.
    ...(version
      ? [{ source: "/lab/:lab/state", headers: [{ key: "X-Deployment-Id", value: version }] }]
      : []),
  ],
};
