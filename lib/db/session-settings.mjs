/**
 * What the program depends on, whatever the server, the role or the database was set to: Prisma reads every
 * timestamp as UTC, dates are read in one style, and locks are taken for READ COMMITTED.
 */
const settings = {
  TimeZone: "UTC",
  DateStyle: "ISO",
  default_transaction_isolation: "read committed",
  default_transaction_read_only: "off",
};

/** The embedded database trusts a client of this name to change no setting of its one session. */
const applicationName = "still-signed-in";

/**
 * @param {string} url of a PostgreSQL database
 * @returns {string} the same with the settings of each connection, sent as it is opened
 */
export function withSettings(url) {
  const address = new URL(url);
  const own = Object.entries(settings).map(([name, value]) => `-c ${name}=${value.replace(" ", "\\ ")}`);
  address.searchParams.set("application_name", applicationName);
  // After those of the address: of two the later one counts.
  address.searchParams.set(
    "options",
    [address.searchParams.get("options"), ...own].filter(Boolean).join(" "),
  );
  return address.href;
}
