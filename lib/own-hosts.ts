import { hostname, networkInterfaces } from "node:os";
import { isLoopback } from "./loopback";

/** What the program's own names depend on. */
export type Reach = {
  /** It listens on the network: the names and addresses of this machine are its own. */
  onNetwork: boolean;
  /** The address at which a proxy offers it. */
  publicUrl?: string;
};

/**
 * Whether a Host header names this program. If any name would do, a page of another site whose name leads
 * here (DNS rebinding) would be of our own origin.
 */
export function isOwnHost(host: string, { onNetwork, publicUrl }: Reach): boolean {
  const name = nameOf(host);
  if (name === null) return false;
  if (isLoopback(name)) return true;
  if (publicUrl && name === new URL(publicUrl).hostname) return true;
  return onNetwork && namesOnNetwork().includes(name);
}

/** @returns what a Host header names, without the port; `null` when it is not a host */
function nameOf(host: string): string | null {
  const url = URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
  return url && url.href === `${url.origin}/` ? url.hostname : null;
}

/** The IPv4 addresses of this machine on its networks, as a phone types them. */
export function addressesOnNetwork(): string[] {
  return Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? [])
      .filter(({ family, internal }) => family === "IPv4" && !internal)
      .map(({ address }) => address),
  );
}

/** Milliseconds for which they are believed: a laptop changes networks, and to ask the system costs as much as a check. */
const lifetime = 1_000;
let known = { names: [] as string[], until: 0 };

function namesOnNetwork(): string[] {
  if (performance.now() >= known.until) known = { names: lookUpNames(), until: performance.now() + lifetime };
  return known.names;
}

function lookUpNames(): string[] {
  const own = hostname().toLowerCase();
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return [
    own,
    `${own}.local`,
    ...addresses.map(({ address, family }) => (family === "IPv6" ? `[${address}]` : address)),
  ];
}
