/** @returns the answer, or `null` when there is none */
export function sendJson(
  url: string,
  body: object,
  method: "POST" | "DELETE" = "POST",
): Promise<Response | null> {
  const headers = { "content-type": "application/json" };
  return fetch(url, { method, headers, body: JSON.stringify(body) }).catch(() => null);
}

/** Sends what somebody has filled in, as the form would without JavaScript. */
export function sendForm(form: HTMLFormElement): Promise<Response | null> {
  return sendJson(form.action, Object.fromEntries(new FormData(form)));
}

/** @returns why a request was refused, in the server's words where it has some */
export async function refusalIn(response: Response, otherwise: string): Promise<string> {
  const { title = otherwise }: { title?: string } = await response.json().catch(() => ({}));
  return title;
}
