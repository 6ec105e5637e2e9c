import { HttpClient } from "../../lib/client/http-client.mjs";

/**
 * Makes a class, and prints how a teacher comes to its wall and a room into it.
 * @param {string} own where the program answers on this machine
 * @param {string} others where phones reach it
 */
export async function announceClass(own, others) {
  // Not before now: it needs the packages that may just have been installed.
  const { default: encodeQR } = await import("qr");
  const teacher = new HttpClient(own);
  const { id, pin, joinUrl } = await ask(teacher, "/api/classes");
  const { url: handover } = await ask(teacher, `/lab/${id}/handover`);
  const { origin } = new URL(others);
  console.log(`\n${encodeQR(`${origin}${joinUrl}`, "term", { border: 2 })}`);
  console.log(`To join: ${origin}/join with the PIN ${pin.slice(0, 3)} ${pin.slice(3)}, or scan the code.`);
  console.log(`The wall, for your browser alone, within ten minutes and once: ${own}${handover}`);
}

/**
 * @param {HttpClient} client
 * @param {string} path
 */
async function ask(client, path) {
  const response = await client.send(path, { method: "POST" });
  if (response.status !== 201) throw new Error(`${path} answered ${response.status}.`);
  return response.json();
}
