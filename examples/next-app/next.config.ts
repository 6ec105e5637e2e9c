import type { NextConfig } from "next";

const config: NextConfig = {
  serverExternalPackages: ["@node-rs/argon2", "pg"],
  // Without it, Next looks for the root among the folders above, and finds any lock file there.
  turbopack: { root: import.meta.dirname },
};

export default config;
