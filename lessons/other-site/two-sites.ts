import { t } from "@/lib/language/texts";

/** Both as the visitor's browser reaches them, or why it does not. */
export type TwoSites = { alice: string; other: string } | { refused: string };

/** Each name of this machine with the one that is another site to it. */
const otherNames: Record<string, string> = { localhost: "127.0.0.1", "127.0.0.1": "localhost" };

/**
 * Alice's site has the name that the visitor came by, and a port of its own, which makes no other site. The page of
 * another site has the other name.
 * @param origin of the lab, as the visitor's browser knows it
 */
export function twoSites(origin: string, port: number): TwoSites {
  const { protocol, hostname } = new URL(origin);
  const other = otherNames[hostname];
  if (protocol !== "http:" || !other)
    return {
      refused: t(
        "You came by {protocol}//{hostname}. The page of another site answers on the machine that runs this program, by http, as localhost and as 127.0.0.1: start a lab there, at http://localhost.",
        { protocol, hostname },
      ),
    };
  return { alice: `http://${hostname}:${port}`, other: `http://${other}:${port}` };
}
