/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  // `npm run check` does it. Whoever only wants to start the program need not wait for it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["@node-rs/argon2", "pg"],
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        // A lab's address is the key to it. `no-referrer` would also take the Origin header off forms.
        { key: "Referrer-Policy", value: "same-origin" },
        {
          key: "Content-Security-Policy",
          value: "frame-ancestors 'self'; base-uri 'self'; form-action 'self'; object-src 'none'",
        },
      ],
    },
  ],
};
