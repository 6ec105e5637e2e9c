/** Keeps what Next's router has stored with this entry of the browser's history. */
export function replaceQuery(query: string): void {
  const address = query ? `${location.pathname}?${query}` : location.pathname;
  if (address !== location.pathname + location.search) history.replaceState(history.state, "", address);
}
