import { networkInterfaces } from "node:os";

/** @returns {string[]} the IPv4 addresses under which others on the network reach this machine */
export function ownAddresses() {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  return addresses.flatMap(({ address, family, internal }) =>
    family === "IPv4" && !internal ? [address] : [],
  );
}
